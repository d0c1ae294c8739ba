package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.expression.Update;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import io.partita.engine.storage.item.ValueEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * Update expressions.
 *
 * <pre>
 * update     number of actions
 * action     kind (1 byte), path; then of SET what it assigns, of ADD and DELETE a value
 * assigned   kind (1 byte), then its parts: a value, a path, or what is assigned in turn
 * </pre>
 */
final class UpdateEncoding {
    private static final int SET = 1;
    private static final int REMOVE = 2;
    private static final int ADD = 3;
    private static final int DELETE = 4;

    private static final int CONSTANT = 1;
    private static final int AT = 2;
    private static final int IF_NOT_EXISTS = 3;
    private static final int PLUS = 4;
    private static final int MINUS = 5;
    private static final int LIST_APPEND = 6;

    private UpdateEncoding() {}

    static void write(ByteWriter writer, Update update) {
        writer.writeVariable(update.actions().size());
        for (Update.Action action : update.actions()) {
            write(writer, action);
        }
    }

    private static void write(ByteWriter writer, Update.Action action) {
        if (action instanceof Update.SetTo set) {
            begin(writer, SET, action);
            write(writer, set.value(), 0);
        } else if (action instanceof Update.Remove) {
            begin(writer, REMOVE, action);
        } else if (action instanceof Update.Add add) {
            begin(writer, ADD, action);
            ValueEncoding.write(writer, add.value());
        } else if (action instanceof Update.Delete delete) {
            begin(writer, DELETE, action);
            ValueEncoding.write(writer, delete.value());
        } else {
            throw new IllegalStateException("an action without an encoding: " + action);
        }
    }

    private static void begin(ByteWriter writer, int kind, Update.Action action) {
        writer.writeByte(kind);
        PathEncoding.write(writer, action.path());
    }

    private static void write(ByteWriter writer, Update.Value value, int depth) {
        if (value instanceof Update.Constant constant) {
            writer.writeByte(CONSTANT);
            ValueEncoding.write(writer, constant.value());
        } else if (value instanceof Update.At at) {
            writer.writeByte(AT);
            PathEncoding.write(writer, at.path());
        } else if (value instanceof Update.IfNotExists absent) {
            writer.writeByte(IF_NOT_EXISTS);
            PathEncoding.write(writer, absent.path());
            write(writer, absent.otherwise(), Nesting.deeper(depth));
        } else if (value instanceof Update.Plus plus) {
            writeBoth(writer, PLUS, plus.left(), plus.right(), depth);
        } else if (value instanceof Update.Minus minus) {
            writeBoth(writer, MINUS, minus.left(), minus.right(), depth);
        } else if (value instanceof Update.ListAppend append) {
            writeBoth(writer, LIST_APPEND, append.left(), append.right(), depth);
        } else {
            throw new IllegalStateException("a value without an encoding: " + value);
        }
    }

    private static void writeBoth(ByteWriter writer, int kind, Update.Value left, Update.Value right, int depth) {
        writer.writeByte(kind);
        write(writer, left, Nesting.deeper(depth));
        write(writer, right, Nesting.deeper(depth));
    }

    static Update read(ByteReader reader) {
        int count = reader.readCount();
        List<Update.Action> actions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = reader.readByte();
            actions.add(
                    switch (kind) {
                        case SET -> new Update.SetTo(PathEncoding.read(reader), readValue(reader, 0));
                        case REMOVE -> new Update.Remove(PathEncoding.read(reader));
                        case ADD -> new Update.Add(PathEncoding.read(reader), ValueEncoding.read(reader));
                        case DELETE -> new Update.Delete(PathEncoding.read(reader), ValueEncoding.read(reader));
                        default -> throw reader.corrupt("no action is of the kind " + kind);
                    });
        }
        return new Update(actions);
    }

    private static Update.Value readValue(ByteReader reader, int depth) {
        int kind = reader.readByte();
        return switch (kind) {
            case CONSTANT -> new Update.Constant(ValueEncoding.read(reader));
            case AT -> new Update.At(PathEncoding.read(reader));
            case IF_NOT_EXISTS -> new Update.IfNotExists(PathEncoding.read(reader), readDeeper(reader, depth));
            case PLUS -> new Update.Plus(readDeeper(reader, depth), readDeeper(reader, depth));
            case MINUS -> new Update.Minus(readDeeper(reader, depth), readDeeper(reader, depth));
            case LIST_APPEND -> new Update.ListAppend(readDeeper(reader, depth), readDeeper(reader, depth));
            default -> throw reader.corrupt("nothing that is assigned is of the kind " + kind);
        };
    }

    private static Update.Value readDeeper(ByteReader reader, int depth) {
        return readValue(reader, Nesting.deeper(reader, depth));
    }
}
