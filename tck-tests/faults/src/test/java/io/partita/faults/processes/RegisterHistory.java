package io.partita.faults.processes;

import io.partita.faults.history.LinearizabilityCheck;
import io.partita.faults.history.Operation;
import io.partita.faults.history.Verdict;
import io.partita.faults.processes.Request.Kind;
import io.partita.faults.processes.Request.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what was written to one register, and read from it, can have happened in one order that the times allow. */
final class RegisterHistory {
    private static final int MOST_CONFIGURATIONS = 300_000;

    private final List<Operation<Long>> operations;

    /** @param history of one register, each of whose writes has a value of its own */
    RegisterHistory(List<Request> history) {
        Set<Long> seen = history.stream()
                .filter(each -> each.kind() == Kind.READ && each.outcome() == Outcome.DONE)
                .map(Request::value)
                .collect(Collectors.toSet());
        // A write of unknown outcome that nobody has seen need not have been done.
        operations = history.stream()
                .filter(each -> each.outcome() == Outcome.DONE
                        || (each.kind() == Kind.WRITE
                                && each.outcome() == Outcome.UNKNOWN
                                && seen.contains(each.value())))
                .map(RegisterHistory::operation)
                .toList();
    }

    private static Operation<Long> operation(Request each) {
        Long value = each.value();
        return each.kind() == Kind.WRITE
                ? new Operation<>(
                        "write " + value,
                        each.begin(),
                        each.outcome() == Outcome.DONE ? each.end() : Operation.NEVER,
                        before -> value)
                : new Operation<>(
                        "read " + value, each.begin(), each.end(), before -> before.equals(value) ? before : null);
    }

    /** What is wrong, or nothing. */
    String violation() {
        LinearizabilityCheck<Long> check = new LinearizabilityCheck<>(0L, operations, MOST_CONFIGURATIONS);
        Verdict verdict = check.verdict();
        return verdict == Verdict.LINEARIZABLE ? "" : verdict + " " + check.obstacle();
    }
}
