package io.partita.engine.cluster.command;

/** One entry of the log. Immutable. */
public sealed interface Command
        permits ItemCommand, CatalogCommand, PropagationCommand, TransferCommand, ClusterCommand, MeasureRows {

    /** About how many bytes it adds to a commit; what bounds the size of one. */
    default int weight() {
        return 256;
    }

    /**
     * Whether whoever proposed it proposes it again if a crash undoes it, so that a group of one replica need not
     * sync its log for it.
     */
    default boolean isRepeated() {
        return false;
    }
}
