package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.partition.PageRequest;
import java.util.List;

/** What a process asks of the replica of a set in another one. */
sealed interface SetRequest {

    /** The id of the set. */
    int set();

    /** To put commands into the log. */
    record Propose(int set, List<Command> commands) implements SetRequest {}

    /** For the rest of the results of commands, which were too large for one answer. */
    record Rest(int set, long ticket) implements SetRequest {}

    /** For the items of some keys, of which the answer may have only the first. */
    record Items(int set, List<byte[]> storageKeys, boolean consistent) implements SetRequest {}

    /** For a page. */
    record ReadPage(int set, PageRequest page, boolean consistent) implements SetRequest {}

    /** To wait for the indexes of a table; of the leader. */
    record AwaitIndexes(int set, int table) implements SetRequest {}

    /** For sizes. */
    record Sizes(int set, int table) implements SetRequest {}

    /** For how much a partition holds, and where it can be split. */
    record Load(int set, int partition) implements SetRequest {}

    /** For nothing but what every answer says: who leads. */
    record Leader(int set) implements SetRequest {}
}
