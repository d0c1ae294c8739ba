package io.partita.engine.storage.item;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item over its bytes. Reading one attribute walks the directory, which is short and lies together,
 * compares names without making strings of them, and decodes that one value.
 */
final class EncodedItem implements Item {
    private final byte[] bytes;
    private final int sizeBytes;
    private final int count;
    private final int directory;
    private final int values;
    private @Nullable Map<String, AttributeValue> decoded;

    EncodedItem(byte[] bytes) {
        this.bytes = bytes;
        ByteReader reader = new ByteReader(bytes, 0, bytes.length);
        byte version = reader.readByte();
        if (version != ItemEncoding.VERSION) {
            throw reader.corrupt(
                    "its version is " + version + ", and this program reads only version " + ItemEncoding.VERSION);
        }
        sizeBytes = reader.readVariableInt();
        count = reader.readVariableInt();
        int directoryLength = reader.readLength();
        directory = reader.position();
        values = directory + directoryLength;
    }

    /** The array itself. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public @Nullable AttributeValue get(String name) {
        Map<String, AttributeValue> all = decoded;
        if (all != null) {
            return all.get(name);
        }
        ByteReader names = new ByteReader(bytes, directory, values);
        int value = values;
        for (int i = 0; i < count; i++) {
            boolean found = names.readStringEquals(name);
            int length = names.readVariableInt();
            if (found) {
                return ValueEncoding.readWhole(reader(value, length));
            }
            value += length;
            if (value < 0) {
                throw names.corrupt("its values are longer than anything can be");
            }
        }
        return null;
    }

    @Override
    public Map<String, AttributeValue> attributes() {
        // A benign race: every thread makes an equal map, and the fields of the wrapper are final.
        Map<String, AttributeValue> all = decoded;
        if (all == null) {
            all = Collections.unmodifiableMap(decode());
            decoded = all;
        }
        return all;
    }

    private Map<String, AttributeValue> decode() {
        ByteReader names = new ByteReader(bytes, directory, values);
        names.checkCount(count);
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(count * 4 / 3 + 1);
        int value = values;
        for (int i = 0; i < count; i++) {
            String name = names.readName();
            int length = names.readVariableInt();
            if (attributes.put(name, ValueEncoding.readWhole(reader(value, length))) != null) {
                throw names.corrupt("it has the attribute " + name + " twice");
            }
            value += length;
        }
        if (names.hasRemaining() || value != bytes.length) {
            throw names.corrupt("something follows its last attribute");
        }
        return attributes;
    }

    private ByteReader reader(int from, int length) {
        ByteReader reader = new ByteReader(bytes, from, from + length);
        if (length > bytes.length - from) {
            throw reader.corrupt("a value ends behind its last byte");
        }
        return reader;
    }

    @Override
    public int sizeBytes() {
        return sizeBytes;
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof EncodedItem that && Arrays.equals(bytes, that.bytes)) {
            return true;
        }
        return other instanceof Item that && attributes().equals(that.attributes());
    }

    @Override
    public int hashCode() {
        return attributes().hashCode();
    }

    @Override
    public String toString() {
        return attributes().toString();
    }
}
