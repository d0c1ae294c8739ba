package io.partita.faults.world;

import io.partita.faults.history.LinearizabilityCheck;
import io.partita.faults.history.Operation;
import io.partita.faults.history.Step;
import io.partita.faults.history.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What clients did to each item, and what they were answered. */
final class Histories {
    private static final int MOST_CONFIGURATIONS = 400_000;

    private final Map<ItemKey, List<Operation<Row>>> operations = new TreeMap<>();
    private final Map<ItemKey, List<String>> notDone = new TreeMap<>();
    private final Set<String> written = new HashSet<>();
    private long moment;
    private int answered;
    private int unknown;

    /** The moment of a call. */
    long call() {
        return ++moment;
    }

    /** A value that no other write has; it may be read from here on. */
    String newValue() {
        String value = "v" + written.size();
        written.add(value);
        return value;
    }

    /** Something was answered now. */
    void answered(ItemKey key, String what, long called, Step<Row> step) {
        answered++;
        add(key, new Operation<>(what, called, ++moment, step));
    }

    /** Nobody knows whether something was done. */
    void unknown(ItemKey key, String what, long called, Step<Row> step) {
        unknown++;
        add(key, new Operation<>(what, called, Operation.NEVER, step));
    }

    /** Something was certainly not done; it is only shown to whoever reads the history. */
    void notDone(ItemKey key, String what, long called, String why) {
        notDone.computeIfAbsent(key, any -> new ArrayList<>())
                .add(called + " to " + ++moment + ": not done, " + why + ": " + what);
    }

    private void add(ItemKey key, Operation<Row> operation) {
        operations.computeIfAbsent(key, any -> new ArrayList<>()).add(operation);
    }

    /** Checks a read that may have shown the past: not even the past has what nobody wrote. */
    void checkWritten(@Nullable String value) {
        if (value != null && !written.contains(value)) {
            throw new AssertionError("Nobody ever wrote " + value);
        }
    }

    int answered() {
        return answered;
    }

    int unknown() {
        return unknown;
    }

    /** Fails unless the operations on every item can have been done one after the other. */
    void check() {
        operations.forEach((key, history) -> {
            LinearizabilityCheck<Row> check = new LinearizabilityCheck<>(Row.ABSENT, history, MOST_CONFIGURATIONS);
            Verdict verdict = check.verdict();
            if (verdict != Verdict.LINEARIZABLE) {
                throw new AssertionError("What was done to the item " + key + " is " + verdict + ", " + check.obstacle()
                        + "\n"
                        + history.stream()
                                .sorted(Comparator.comparingLong(Operation::called))
                                .map(Operation::toString)
                                .collect(Collectors.joining("\n"))
                        + "\n"
                        + String.join("\n", notDone.getOrDefault(key, List.of())));
            }
        });
    }
}
