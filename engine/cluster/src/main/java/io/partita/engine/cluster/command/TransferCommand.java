package io.partita.engine.cluster.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way of a partition from the replica set that hosts it to another, which is not to host it before it has all of it.
 * Everything may be repeated. Steps of a partition that is not on its way to this set as they say are refused with MOVED.
 */
public sealed interface TransferCommand extends Command {

    /**
     * Which partition comes.
     *
     * @param partition its id where it is hosted
     * @param id the one that it is going to have
     */
    record Arrival(int partition, int id) {}

    /**
     * Begins to send a partition, or begins again: from here on nothing is taken that was sent before. What comes of it is
     * {@link Result.Begun}.
     */
    record BeginTransfer(Arrival arrival) implements TransferCommand {}

    /**
     * An item or entry as it is where the partition is hosted.
     *
     * @param value encoded, or null if there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(byte[] storageKey, byte @Nullable [] value) {
        int weight() {
            return 64 + storageKey.length + (value == null ? 0 : value.length);
        }
    }

    /**
     * Takes items or entries in, in the place of what was known of them.
     *
     * @param attempt as it was begun; refused with RESOURCE_IN_USE if another has been begun since
     * @param cursor up to where the partition has been read from its beginning, or null if these are what has changed since
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record TransferEntries(Arrival arrival, long attempt, List<Entry> entries, byte @Nullable [] cursor)
            implements TransferCommand {
        public TransferEntries {
            entries = List.copyOf(entries);
        }

        @Override
        public int weight() {
            return 256 + 2 * entries.stream().mapToInt(Entry::weight).sum();
        }
    }

    /**
     * Says that all has been sent.
     *
     * @param attempt as it was begun
     * @param sequence the last number that the partition's changes can have where it was; indexes have taken them in
     * @param progress what an index partition has taken in of others
     */
    record CompleteTransfer(Arrival arrival, long attempt, long sequence, List<Progress> progress)
            implements TransferCommand {
        public CompleteTransfer {
            progress = List.copyOf(progress);
        }

        @Override
        public int weight() {
            return 256 + 64 * progress.size();
        }
    }

    /**
     * What an index partition has taken in of the changes of another partition.
     *
     * @param source the partition of the table
     * @param sequence of the last change
     */
    record Progress(int source, long sequence) {}

    /**
     * That a key was written while its partition was being sent.
     *
     * @param sequence of the last write
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Touch(byte[] storageKey, long sequence) {}

    /** Forgets, where a partition is hosted, that keys were written, except those that have been written again; they have been sent. */
    record ForgetTouches(int partition, List<Touch> touches) implements TransferCommand {
        public ForgetTouches {
            touches = List.copyOf(touches);
        }

        @Override
        public int weight() {
            return 256
                    + touches.stream()
                            .mapToInt(touch -> 64 + touch.storageKey().length)
                            .sum();
        }
    }
}
