package io.partita.engine.cluster.command;

import io.partita.engine.cluster.keyspace.HashRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way from a partition's change records to the entries of global indexes, or of what else is done behind
 * commands. Every step may be repeated:
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
     *
     * @param range the hashes of the index partition, as whoever sends them knows it. It is refused with MOVED if the partition has others:
     *     it might be about to be split, and the changes of the other half would count as taken in
     */
    record ApplyChanges(Route route, HashRange range, List<Mutation> mutations) implements PropagationCommand {
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

    /**
     * Says that every change of a source up to a sequence number that concerns a partition of an index has been taken in there, so
     * that entries which somebody read before it to fill the index are outdated. Nothing happens if a later one has been taken in.
     */
    record SkipChanges(Route route, long sequence) implements PropagationCommand {}

    /**
     * Says that the changes of a partition may be taken in, because those have been that its items saw as items of the partition
     * that it was split from.
     */
    record BeginChanges(int source) implements PropagationCommand {}

    /**
     * Sets right what a partition was said to hold since it was split. Nothing happens if it has been set right already, or the
     * partition has been split again since it was counted.
     *
     * @param sequence of the split, see the partition's row
     */
    record CorrectSizes(int partition, long sequence, List<Correction> corrections) implements PropagationCommand {
        public CorrectSizes {
            corrections = List.copyOf(corrections);
        }
    }

    /** How many items and bytes more, or less, a partition holds of a table or index than was recorded when it was counted. */
    record Correction(int keyspace, long items, long bytes) {}

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
