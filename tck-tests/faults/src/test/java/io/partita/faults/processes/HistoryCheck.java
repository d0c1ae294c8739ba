package io.partita.faults.processes;

import io.partita.faults.processes.Request.Kind;
import io.partita.faults.processes.Request.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What must be true of everything that clients were told: every acknowledged write is there in the end and none that failed,
 * counters have counted every acknowledged addition once, no read has shown what was old or nobody had written, and the history of
 * each register is linearizable.
 */
final class HistoryCheck {
    private final Map<Kind, List<Request>> operations;
    private final Map<String, Long> end;

    /** @param end what is there in the end */
    HistoryCheck(List<Request> history, Map<String, Long> end) {
        this.operations = history.stream().collect(Collectors.groupingBy(Request::kind));
        this.end = end;
    }

    private List<Request> all(Kind kind) {
        return operations.getOrDefault(kind, List.of());
    }

    /** What is wrong, each in a line; nothing if all is well. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        checkInserts(wrong);
        checkCounters(wrong);
        checkRegisters(wrong);
        return wrong;
    }

    private void checkInserts(List<String> wrong) {
        for (Request insert : all(Kind.INSERT)) {
            Long value = end.get(insert.key());
            if (insert.outcome() == Outcome.DONE && value == null) {
                wrong.add("acknowledged and lost: " + insert);
            } else if (insert.outcome() == Outcome.FAILED && value != null) {
                wrong.add("failed and there: " + insert);
            } else if (value != null && value != insert.value()) {
                wrong.add("there with " + value + ": " + insert);
            }
        }
    }

    private void checkCounters(List<String> wrong) {
        Map<String, List<Request>> byKey = all(Kind.ADD).stream().collect(Collectors.groupingBy(Request::key));
        byKey.forEach((key, additions) -> {
            long done = additions.stream()
                    .filter(each -> each.outcome() == Outcome.DONE)
                    .count();
            long unknown = additions.stream()
                    .filter(each -> each.outcome() == Outcome.UNKNOWN)
                    .count();
            long counted = end.getOrDefault(key, -1L);
            if (counted < done || counted > done + unknown) {
                wrong.add(key + " is " + counted + ", after " + done + " additions that were acknowledged and "
                        + unknown + " of unknown outcome");
            }
        });
    }

    private void checkRegisters(List<String> wrong) {
        Map<String, List<Request>> writes = all(Kind.WRITE).stream().collect(Collectors.groupingBy(Request::key));
        Map<String, List<Request>> reads = all(Kind.READ).stream()
                .filter(read -> read.outcome() == Outcome.DONE)
                .collect(Collectors.groupingBy(Request::key));
        reads.forEach((key, ofKey) -> {
            List<Request> all = new ArrayList<>(ofKey);
            // What is there in the end is a read behind everything.
            all.add(new Request(
                    Kind.READ, key, end.getOrDefault(key, -1L), Long.MAX_VALUE - 1, Long.MAX_VALUE, Outcome.DONE));
            List<Request> written = writes.getOrDefault(key, List.of());
            new RegisterCheck(written).check(all, wrong);
            all.addAll(written);
            String violation = new RegisterHistory(all).violation();
            if (!violation.isEmpty()) {
                wrong.add(key + ": " + violation);
            }
        });
    }

    /** The writes of one register, each of another value, after 0. */
    private static final class RegisterCheck {
        private final Map<Long, Request> byValue = new HashMap<>();
        private final List<Request> acknowledged;

        RegisterCheck(List<Request> writes) {
            writes.forEach(write -> byValue.put(write.value(), write));
            byValue.put(
                    0L, new Request(Kind.WRITE, "the beginning", 0, Long.MIN_VALUE, Long.MIN_VALUE + 1, Outcome.DONE));
            acknowledged = writes.stream()
                    .filter(write -> write.outcome() == Outcome.DONE)
                    .sorted(Comparator.comparingLong(Request::end))
                    .toList();
        }

        void check(List<Request> reads, List<String> wrong) {
            for (Request read : reads) {
                Request write = byValue.get(read.value());
                if (write == null || !write.mayHaveHappenedBy(read.end())) {
                    wrong.add("read what nobody had written: " + read + ", " + write);
                } else if (write.outcome() == Outcome.DONE) {
                    acknowledged.stream()
                            .takeWhile(other -> other.end() < read.begin())
                            .filter(other -> other.begin() > write.end())
                            .findFirst()
                            .ifPresent(later -> wrong.add("read what was old: " + read + " of " + write
                                    + ", which was replaced by " + later));
                }
            }
        }
    }
}
