package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.ItemCommand.DeleteItem;
import io.partita.engine.cluster.command.ItemCommand.PutItem;
import io.partita.engine.cluster.command.ItemCommand.UpdateItem;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import io.partita.engine.storage.item.ItemEncoding;
import io.partita.engine.storage.item.ValueEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Writes to items.
 *
 * <pre>
 * all      flags (1 byte), partition, length and bytes of the storage key
 * put      length and bytes of the item
 * update   partition key value, sort key value if there is one, update
 * all      condition if there is one
 * </pre>
 */
final class ItemCommandEncoding {
    private static final int PUT = 1;
    private static final int UPDATE = 2;
    private static final int DELETE = 3;

    private static final int HAS_CONDITION = 1;
    private static final int RETURNS_ITEM = 2;
    private static final int HAS_SORT = 4;
    private static final int ALL_FLAGS = HAS_CONDITION | RETURNS_ITEM | HAS_SORT;

    /** For what has no length of its own. */
    private static final int ROOM = 32;

    /** For a condition or an update; most fit. */
    private static final int EXPRESSION_ROOM = 128;

    private ItemCommandEncoding() {}

    static boolean hasKind(int kind) {
        return kind >= PUT && kind <= DELETE;
    }

    static ByteWriter write(ItemCommand command) {
        Condition condition = command.condition();
        int room = ROOM + command.storageKey().length + (condition == null ? 0 : EXPRESSION_ROOM);
        ByteWriter writer;
        if (command instanceof PutItem put) {
            byte[] item = ItemEncoding.encode(put.item());
            writer = begin(PUT, room + item.length, command, 0);
            writer.writeBytes(item);
        } else if (command instanceof UpdateItem update) {
            AttributeValue sort = update.key().sort();
            writer = begin(UPDATE, room + EXPRESSION_ROOM, command, sort == null ? 0 : HAS_SORT);
            ValueEncoding.write(writer, update.key().partition());
            if (sort != null) {
                ValueEncoding.write(writer, sort);
            }
            UpdateEncoding.write(writer, update.update());
        } else if (command instanceof DeleteItem) {
            writer = begin(DELETE, room, command, 0);
        } else {
            throw new IllegalStateException("a write without an encoding: " + command);
        }
        if (condition != null) {
            ConditionEncoding.write(writer, condition);
        }
        return writer;
    }

    private static ByteWriter begin(int kind, int capacity, ItemCommand command, int flags) {
        ByteWriter writer = Envelope.begin(kind, capacity);
        writer.writeByte(flags
                | (command.condition() == null ? 0 : HAS_CONDITION)
                | (command.returnItemOnFailure() ? RETURNS_ITEM : 0));
        writer.writeBytes(command.storageKey());
        return writer;
    }

    static ItemCommand read(int kind, ByteReader reader) {
        int flags = reader.readByte();
        if ((flags & ~ALL_FLAGS) != 0 || (kind != UPDATE && (flags & HAS_SORT) != 0)) {
            throw reader.corrupt("its flags are " + flags);
        }
        byte[] storageKey = reader.readBytes();
        boolean returnsItem = (flags & RETURNS_ITEM) != 0;
        return switch (kind) {
            case PUT ->
                new PutItem(storageKey, ItemEncoding.decode(reader.readBytes()), condition(flags, reader), returnsItem);
            case UPDATE ->
                new UpdateItem(
                        storageKey,
                        primaryKey(flags, reader),
                        UpdateEncoding.read(reader),
                        condition(flags, reader),
                        returnsItem);
            case DELETE -> new DeleteItem(storageKey, condition(flags, reader), returnsItem);
            default -> throw reader.corrupt("no write to an item is of the kind " + kind);
        };
    }

    private static PrimaryKey primaryKey(int flags, ByteReader reader) {
        AttributeValue partition = ValueEncoding.read(reader);
        return new PrimaryKey(partition, (flags & HAS_SORT) == 0 ? null : ValueEncoding.read(reader));
    }

    private static @Nullable Condition condition(int flags, ByteReader reader) {
        return (flags & HAS_CONDITION) == 0 ? null : ConditionEncoding.read(reader);
    }
}
