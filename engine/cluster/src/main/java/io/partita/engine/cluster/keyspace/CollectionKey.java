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
}
