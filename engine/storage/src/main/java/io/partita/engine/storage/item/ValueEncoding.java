package io.partita.engine.storage.item;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One value: its type in a byte, and then
 *
 * <pre>
 * string, binary       length, bytes
 * number               see {@link NumberEncoding}
 * true, false, null    nothing
 * map                  number of entries, for each the length and bytes of its name, and the value
 * list                 number of elements, and for each the value
 * sets                 number of elements, and for each what its type writes after the type byte
 * </pre>
 */
public final class ValueEncoding {
    private static final int STRING = 1;
    private static final int NUMBER = 2;
    private static final int BINARY = 3;
    private static final int TRUE = 4;
    private static final int FALSE = 5;
    private static final int NULL = 6;
    private static final int MAP = 7;
    private static final int LIST = 8;
    private static final int STRING_SET = 9;
    private static final int NUMBER_SET = 10;
    private static final int BINARY_SET = 11;

    /** How deep values may lie in each other. */
    static final int MAX_DEPTH = 32;

    /** The most elements for which there is room before any has been read, because a count may be damaged. */
    private static final int ROOM = 1_024;

    private ValueEncoding() {}

    /**
     * Writes a value that lies in no other.
     *
     * @throws StoreException VALIDATION if a string in it is not well-formed Unicode, or if it is nested deeper than
     *     the data model has it
     */
    public static void write(ByteWriter writer, AttributeValue value) {
        write(writer, value, 0);
    }

    /** @param depth how many maps and lists the value lies in */
    static void write(ByteWriter writer, AttributeValue value, int depth) {
        if (value instanceof StringValue string) {
            writer.writeByte(STRING);
            writer.writeString(string.value());
        } else if (value instanceof NumberValue number) {
            writer.writeByte(NUMBER);
            NumberEncoding.write(writer, number.value());
        } else if (value instanceof BinaryValue binary) {
            writer.writeByte(BINARY);
            writer.writeBytes(binary.bytes());
        } else if (value instanceof BooleanValue bool) {
            writer.writeByte(bool.value() ? TRUE : FALSE);
        } else if (value instanceof MapValue map) {
            writer.writeByte(MAP);
            writeMap(writer, map.entries(), deeper(depth));
        } else if (value instanceof ListValue list) {
            writer.writeByte(LIST);
            writeList(writer, list.elements(), deeper(depth));
        } else {
            writeSetOrNull(writer, value);
        }
    }

    private static void writeSetOrNull(ByteWriter writer, AttributeValue value) {
        if (value instanceof StringSetValue set) {
            writer.writeByte(STRING_SET);
            writer.writeVariable(set.elements().size());
            set.elements().forEach(writer::writeString);
        } else if (value instanceof NumberSetValue set) {
            writer.writeByte(NUMBER_SET);
            writer.writeVariable(set.elements().size());
            set.elements().forEach(element -> NumberEncoding.write(writer, element));
        } else if (value instanceof BinarySetValue set) {
            writer.writeByte(BINARY_SET);
            writer.writeVariable(set.elements().size());
            set.elements().forEach(element -> writer.writeBytes(element.bytes()));
        } else {
            writer.writeByte(NULL);
        }
    }

    private static void writeMap(ByteWriter writer, Map<String, AttributeValue> entries, int depth) {
        writer.writeVariable(entries.size());
        for (Map.Entry<String, AttributeValue> entry : entries.entrySet()) {
            writer.writeString(entry.getKey());
            write(writer, entry.getValue(), depth);
        }
    }

    private static void writeList(ByteWriter writer, List<AttributeValue> elements, int depth) {
        writer.writeVariable(elements.size());
        for (AttributeValue element : elements) {
            write(writer, element, depth);
        }
    }

    private static int deeper(int depth) {
        if (depth >= MAX_DEPTH) {
            throw StoreException.validation("Nesting Levels have exceeded supported limits");
        }
        return depth + 1;
    }

    /**
     * Reads the next value.
     *
     * @throws StoreException CORRUPTION if there is something else
     */
    public static AttributeValue read(ByteReader reader) {
        try {
            return read(reader, 0);
        } catch (IllegalArgumentException e) {
            // What the constructors of values refuse: an empty set, an element twice, a number outside of the model.
            throw reader.corrupt(String.valueOf(e.getMessage()));
        }
    }

    /** The one value that all bytes of the reader are. */
    static AttributeValue readWhole(ByteReader reader) {
        AttributeValue value = read(reader);
        if (reader.hasRemaining()) {
            throw reader.corrupt("a value is shorter than its place");
        }
        return value;
    }

    private static AttributeValue read(ByteReader reader, int depth) {
        int type = reader.readByte();
        return switch (type) {
            case STRING -> AttributeValue.of(reader.readString());
            case NUMBER -> AttributeValue.of(NumberEncoding.read(reader));
            case BINARY -> AttributeValue.of(reader.readBytes());
            case TRUE -> AttributeValue.of(true);
            case FALSE -> AttributeValue.of(false);
            case NULL -> AttributeValue.nullValue();
            case MAP -> readMap(reader, depth);
            case LIST -> readList(reader, depth);
            case STRING_SET -> StringSetValue.of(readElements(reader, ByteReader::readString));
            case NUMBER_SET -> NumberSetValue.of(readElements(reader, NumberEncoding::read));
            case BINARY_SET ->
                BinarySetValue.of(readElements(reader, elements -> new BinaryValue(elements.readBytes())));
            default -> throw reader.corrupt("no type has the code " + type);
        };
    }

    private static AttributeValue readMap(ByteReader reader, int depth) {
        int count = reader.readCount();
        checkDepth(reader, depth);
        Map<String, AttributeValue> entries = new LinkedHashMap<>(Math.min(count, ROOM) * 4 / 3 + 1);
        for (int i = 0; i < count; i++) {
            String name = reader.readName();
            if (entries.put(name, read(reader, depth + 1)) != null) {
                throw reader.corrupt("a map in it has the name " + name + " twice");
            }
        }
        return AttributeValue.of(entries);
    }

    private static AttributeValue readList(ByteReader reader, int depth) {
        int count = reader.readCount();
        checkDepth(reader, depth);
        List<AttributeValue> elements = new ArrayList<>(Math.min(count, ROOM));
        for (int i = 0; i < count; i++) {
            elements.add(read(reader, depth + 1));
        }
        return AttributeValue.of(elements);
    }

    private static void checkDepth(ByteReader reader, int depth) {
        if (depth >= MAX_DEPTH) {
            throw reader.corrupt("its values are nested deeper than " + MAX_DEPTH);
        }
    }

    private static <T> List<T> readElements(ByteReader reader, ElementReader<T> element) {
        int count = reader.readCount();
        List<T> elements = new ArrayList<>(Math.min(count, ROOM));
        for (int i = 0; i < count; i++) {
            elements.add(element.read(reader));
        }
        return elements;
    }

    private interface ElementReader<T> {
        T read(ByteReader reader);
    }
}
