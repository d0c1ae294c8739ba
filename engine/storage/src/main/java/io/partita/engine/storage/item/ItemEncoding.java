package io.partita.engine.storage.item;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.Map;

/**
 * Items as bytes with a directory of their attributes, so that one attribute can be read without decoding
 * the rest. Versioned; the size that limits and capacity are counted by is kept beside.
 *
 * <pre>
 * item       version (1 byte, 0x01)
 *            size by the rule of the service (variable-length integer)
 *            number of attributes, length of the directory (variable-length integers)
 *            directory: for each attribute the length of its name, the name in UTF-8, the length of its value
 *            values, in the order of the directory
 * value      type (1 byte) and what {@link ValueEncoding} writes for it
 * </pre>
 *
 * <p>Variable-length integers have seven bits a byte, the lowest first, and the high bit on all but the last.
 * This is what lies on disks: a change needs another version, and the old one must still be read.
 */
public final class ItemEncoding {
    static final byte VERSION = 1;

    private ItemEncoding() {}

    /**
     * The bytes of an item. An item that came from {@link #decode} gives back the array it was made from.
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION if a string is not well-formed Unicode, or if
     *     values are nested deeper than the data model has it
     */
    public static byte[] encode(Item item) {
        if (item instanceof EncodedItem encoded) {
            return encoded.bytes();
        }
        Map<String, AttributeValue> attributes = item.attributes();
        ByteWriter directory = new ByteWriter(16 * attributes.size());
        ByteWriter values = new ByteWriter(Math.max(64, item.sizeBytes()));
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            directory.writeString(attribute.getKey());
            int before = values.length();
            ValueEncoding.write(values, attribute.getValue(), 0);
            directory.writeVariable(values.length() - before);
        }
        ByteWriter header = new ByteWriter(16);
        header.writeByte(VERSION);
        header.writeVariable(item.sizeBytes());
        header.writeVariable(attributes.size());
        header.writeVariable(directory.length());
        return ByteWriter.concatenated(header, directory, values);
    }

    /**
     * An item over the bytes, which are read when somebody asks for an attribute.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION, at once or later, if the bytes are not an item
     */
    public static Item decode(byte[] bytes) {
        return new EncodedItem(bytes);
    }
}
