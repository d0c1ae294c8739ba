package io.partita.engine.cluster.keyspace;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.storage.key.KeyBuffer;
import io.partita.engine.storage.key.KeyEncoding;

/** The key under which the size of an item collection is kept. */
public final class CollectionKey {
    private CollectionKey() {}

    public static byte[] of(int table, AttributeValue partitionKey) {
        KeyBuffer buffer = Space.COLLECTIONS.begin(table);
        KeyEncoding.appendWithHash(buffer, partitionKey);
        return buffer.toByteArray();
    }

    /** The keys of the collections whose hash lies in the range. */
    public static KeyRange range(int table, HashRange hashes) {
        byte[] last = Space.COLLECTIONS.begin(table).writeLong(hashes.last()).toByteArray();
        return new KeyRange(
                Space.COLLECTIONS.begin(table).writeLong(hashes.first()).toByteArray(), KeyBuffer.behindPrefix(last));
    }
}
