package io.partita.engine.storage.item;

import io.partita.engine.api.item.Item;

/**
 * Items as bytes with a directory of their attributes, so that one attribute can be read without decoding
 * the rest. Versioned; the size that limits and capacity are counted by is kept beside.
 */
public final class ItemEncoding {
    private ItemEncoding() {}

    /** The bytes of an item. An item that came from {@link #decode} gives back the array it was made from. */
    public static byte[] encode(Item item) {
        throw new UnsupportedOperationException(item.toString());
    }

    /**
     * An item over the bytes, which are read when somebody asks for an attribute.
     *
     * @throws io.partita.engine.api.StoreException CORRUPTION, at once or later, if the bytes are not an item
     */
    public static Item decode(byte[] bytes) {
        throw new UnsupportedOperationException(Integer.toString(bytes.length));
    }
}
