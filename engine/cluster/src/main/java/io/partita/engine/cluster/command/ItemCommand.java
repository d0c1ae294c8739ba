package io.partita.engine.cluster.command;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import org.jspecify.annotations.Nullable;

/** A write to one item. Its condition is tested when it is applied, which makes it linearizable without locks. */
public sealed interface ItemCommand extends Command {

    /** Its key in the table's keyspace, which says too whose it is. */
    byte[] storageKey();

    /** Must hold for the item as it is, or null for none. */
    @Nullable
    Condition condition();

    /** Whether the error of a failed condition carries the item as it is. */
    boolean returnItemOnFailure();

    /** Creates or replaces the item, which is valid for its table. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record PutItem(byte[] storageKey, Item item, @Nullable Condition condition, boolean returnItemOnFailure)
            implements ItemCommand {
        @Override
        public int weight() {
            return 256 + 2 * item.sizeBytes();
        }
    }

    /** Changes the item, creating it if it is absent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record UpdateItem(
            byte[] storageKey,
            PrimaryKey key,
            Update update,
            @Nullable Condition condition,
            boolean returnItemOnFailure)
            implements ItemCommand {
        @Override
        public int weight() {
            return 4096;
        }
    }

    /** Removes the item if it is there. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record DeleteItem(byte[] storageKey, @Nullable Condition condition, boolean returnItemOnFailure)
            implements ItemCommand {}
}
