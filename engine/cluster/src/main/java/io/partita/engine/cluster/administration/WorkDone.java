package io.partita.engine.cluster.administration;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often this process has brought what about, while it led replica set 0. Safe for any number of threads. */
public final class WorkDone {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String work) {
        counts.computeIfAbsent(work, kind -> new LongAdder()).increment();
    }

    /** By what was done, as SplitPartition or MovePartition. */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((work, count) -> sums.put(work, count.sum()));
        return sums;
    }
}
