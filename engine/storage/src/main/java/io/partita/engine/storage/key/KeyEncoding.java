package io.partita.engine.storage.key;

import io.partita.engine.api.item.AttributeValue;
import java.nio.ByteBuffer;

/**
 * Key attribute values as bytes whose unsigned lexicographic order is the order of the values: strings by
 * UTF-8, numbers numerically, binaries unsigned. Every encoding says where it ends, so that encodings can
 * be put one behind another; an encoded prefix of a string or binary is a byte prefix of the longer one.
 */
public final class KeyEncoding {
    private KeyEncoding() {}

    /** Appends the encoding of a string, number or binary. */
    public static void append(KeyBuffer buffer, AttributeValue value) {
        throw new UnsupportedOperationException(buffer + " " + value);
    }

    /** Appends a string or binary without its end, so that what is written is a prefix of everything that begins with it. */
    public static void appendPrefix(KeyBuffer buffer, AttributeValue prefix) {
        throw new UnsupportedOperationException(buffer + " " + prefix);
    }

    /** Reads the value at the buffer's position and moves behind it. */
    public static AttributeValue read(ByteBuffer buffer) {
        throw new UnsupportedOperationException(buffer.toString());
    }

    /** The hash of a partition key value: uniform over all 64 bits, and the same for ever and on every machine. */
    public static long hash(AttributeValue partition) {
        throw new UnsupportedOperationException(partition.toString());
    }
}
