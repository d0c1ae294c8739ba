package io.partita.faults.schedule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** What happened, as a number that differs if anything did, and its end as text. */
public final class Trace {
    private static final long PRIME = 0x100000001b3L;
    private static final int KEPT = 400;

    private final Deque<String> last = new ArrayDeque<>();
    private long digest = 0xcbf29ce484222325L;
    private final Map<String, Integer> events = new TreeMap<>();
    private long steps;

    void add(long nanos, String what) {
        steps++;
        mix(nanos);
        for (int i = 0; i < what.length(); i++) {
            mix(what.charAt(i));
        }
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(nanos / 1_000 + " us " + what);
    }

    private void mix(long value) {
        digest = (digest ^ value) * PRIME;
        digest ^= digest >>> 29;
    }

    /** Two runs that did the same at the same times have the same. */
    public long digest() {
        return digest;
    }

    void count(String event) {
        events.merge(event, 1, Integer::sum);
    }

    /** How often what has happened that is worth being counted. */
    public Map<String, Integer> events() {
        return Collections.unmodifiableMap(events);
    }

    public long steps() {
        return steps;
    }

    /** The last steps, in order. */
    public Collection<String> end() {
        return last;
    }
}
