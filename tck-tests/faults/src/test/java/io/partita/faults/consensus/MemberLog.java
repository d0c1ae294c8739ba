package io.partita.faults.consensus;

import java.util.ArrayList;
import java.util.List;

/** The log of one member, from behind what was cut off; its end may not be on disk yet. */
final class MemberLog {
    private final List<LogEntry> entries = new ArrayList<>();
    private long base;
    private long baseTerm;
    private long durable;

    /** The index behind which it begins. */
    long base() {
        return base;
    }

    long last() {
        return base + entries.size();
    }

    long lastTerm() {
        return term(last());
    }

    /** The term of an entry, or of the last that was cut off. */
    long term(long index) {
        return index == base ? baseTerm : get(index).term();
    }

    LogEntry get(long index) {
        return entries.get(Math.toIntExact(index - base - 1));
    }

    List<LogEntry> from(long index, int most) {
        int first = Math.toIntExact(index - base - 1);
        return List.copyOf(entries.subList(first, Math.min(entries.size(), first + most)));
    }

    void append(LogEntry entry) {
        entries.add(entry);
    }

    /** Removes an entry and all behind it. */
    void removeFrom(long index) {
        entries.subList(Math.toIntExact(index - base - 1), entries.size()).clear();
        durable = Math.min(durable, last());
    }

    /** Everything up to an index is on disk. */
    void sync(long index) {
        durable = Math.max(durable, Math.min(index, last()));
    }

    long durable() {
        return durable;
    }

    void loseWhatIsNotDurable() {
        if (durable < last()) {
            removeFrom(durable + 1);
        }
    }

    /** Forgets what lies in a snapshot. */
    void cutOff(long upTo) {
        if (upTo > base) {
            baseTerm = term(upTo);
            entries.subList(0, Math.toIntExact(upTo - base)).clear();
            base = upTo;
            durable = Math.max(durable, base);
        }
    }

    /** Begins again behind a snapshot. */
    void reset(long index, long term) {
        entries.clear();
        base = index;
        baseTerm = term;
        durable = index;
    }
}
