package io.partita.faults.consensus;

import java.util.List;

/** What a leader sends to a follower: entries behind one that both should have. */
record Append(Member leader, long term, long previous, long previousTerm, List<LogEntry> entries, long commit) {

    long last() {
        return previous + entries.size();
    }
}
