package io.partita.engine.cluster.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way from a partition's change records to the entries of global indexes. Every step may be repeated:
 * what has been taken in already is recognised by its sequence number. What is meant for a partition that is not there is
 * refused with MOVED.
 */
public sealed interface PropagationCommand extends Command {

    /** The change records are still there then, because they are removed by a later command of the same log. */
    @Override
    default boolean isRepeated() {
        return true;
    }

    /**
     * From which partition of a table to which partition of a global index.
     *
     * @param source the partition of the table
     * @param target the partition of the index
     */
    record Route(int source, int target) {}

    /**
     * One entry of an index.
     *
     * @param sequence of the change that it comes from
     * @param entry the encoded entry, or null to remove it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Mutation(long sequence, byte[] storageKey, byte @Nullable [] entry) {
        int weight() {
            return 64 + storageKey.length + (entry == null ? 0 : entry.length);
        }
    }

    /**
     * Takes changes into an index partition, in the order of their sequence numbers, except those that have been
     * taken in already; the progress is kept in the same batch.
     */
    record ApplyChanges(Route route, List<Mutation> mutations) implements PropagationCommand {
        public ApplyChanges {
            mutations = List.copyOf(mutations);
        }

        @Override
        public int weight() {
            return mutations.stream().mapToInt(Mutation::weight).sum();
        }
    }

    /**
     * Puts entries of items that were there before the index was.
     *
     * @param asOf the items were read when every change up to this sequence number had been made; if the index
     *     partition has taken in a later one already, the entries may be stale and the result is
     *     {@link Result.Outdated}
     */
    record FillEntries(Route route, long asOf, List<Mutation> mutations) implements PropagationCommand {
        public FillEntries {
            mutations = List.copyOf(mutations);
        }

        @Override
        public int weight() {
            return mutations.stream().mapToInt(Mutation::weight).sum();
        }
    }

    /** Keeps up to which item (inclusive) a partition has been read to fill an index. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record RecordFill(int index, int source, byte[] lastKey) implements PropagationCommand {}

    /** Removes change records, because every index has taken them in; their sequence numbers ascend. */
    record TrimChanges(int source, List<Long> sequences) implements PropagationCommand {
        public TrimChanges {
            sequences = List.copyOf(sequences);
        }

        @Override
        public int weight() {
            return 256 + 32 * sequences.size();
        }
    }
}
