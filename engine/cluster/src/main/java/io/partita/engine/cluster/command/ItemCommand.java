package io.partita.engine.cluster.command;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import org.jspecify.annotations.Nullable;

/** A write to one item. Its condition is tested when it is applied, which makes it linearizable without locks. */
public sealed interface ItemCommand extends Command {

    Target target();

    /** Must hold for the item as it is, or null for none. */
    @Nullable
    Condition condition();

    /** Whether the error of a failed condition carries the item as it is. */
    boolean returnItemOnFailure();

    /**
     * Which item is meant.
     *
     * @param partition the partition that owns it, by the map of whoever proposed the command
     * @param storageKey its key in the table's keyspace
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Target(int partition, byte[] storageKey) {}

    /** Creates or replaces the item, which is valid for its table. */
    record PutItem(Target target, Item item, @Nullable Condition condition, boolean returnItemOnFailure)
            implements ItemCommand {
        @Override
        public int weight() {
            return 256 + 2 * item.sizeBytes();
        }
    }

    /** Changes the item, creating it if it is absent. */
    record UpdateItem(
            Target target,
            PrimaryKey key,
            Update update,
            @Nullable Condition condition,
            boolean returnItemOnFailure) implements ItemCommand {
        @Override
        public int weight() {
            return 4096;
        }
    }

    /** Removes the item if it is there. */
    record DeleteItem(Target target, @Nullable Condition condition, boolean returnItemOnFailure)
            implements ItemCommand {}
}
