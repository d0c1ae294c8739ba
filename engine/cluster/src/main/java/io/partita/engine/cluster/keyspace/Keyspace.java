package io.partita.engine.cluster.keyspace;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.storage.key.KeyBuffer;
import io.partita.engine.storage.key.KeyEncoding;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a table or of an index, ordered by the hash of their partition key, the partition key, and the
 * attributes behind it. A table's entries are its items; an index's entries are projected items, and the table's
 * key at the end of theirs tells apart items that are alike in the index's key. Immutable.
 */
public final class Keyspace {
    private static final int ID_AT = 1;
    private static final int HASH_AT = ID_AT + Integer.BYTES;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Where the partition key begins in a storage key: behind the space, the id and the hash. */
    public static final int KEY_AT = HASH_AT + Long.BYTES;

    private final Space space;
    private final int id;
    private final KeySchema key;
    private final List<KeyAttribute> attributes;

    private Keyspace(Space space, int id, KeySchema key, List<KeyAttribute> attributes) {
        this.space = space;
        this.id = id;
        this.key = key;
        this.attributes = List.copyOf(attributes);
    }

    /**
     * A keyspace of these attributes.
     *
     * @param attributes all that make up a storage key; those of the key come first
     */
    public static Keyspace of(Space space, int id, KeySchema key, List<KeyAttribute> attributes) {
        if (attributes.size() < key.attributes().size()
                || !attributes.subList(0, key.attributes().size()).equals(key.attributes())) {
            throw new IllegalArgumentException("a keyspace does not begin with its key");
        }
        return new Keyspace(space, id, key, attributes);
    }

    /** The keyspace of a table's items. */
    public static Keyspace ofTable(int table, KeySchema key) {
        return new Keyspace(Space.ITEMS, table, key, key.attributes());
    }

    /** The keyspace of an index: its own key, then what is not yet there of the table's. */
    public static Keyspace ofIndex(Space space, int index, KeySchema key, KeySchema tableKey) {
        List<KeyAttribute> attributes = new ArrayList<>(key.attributes());
        for (KeyAttribute attribute : tableKey.attributes()) {
            if (!key.contains(attribute.name())) {
                attributes.add(attribute);
            }
        }
        return new Keyspace(space, index, key, attributes);
    }

    /** What kind of entries these are. */
    public Space space() {
        return space;
    }

    /** The id of the table or index. */
    public int id() {
        return id;
    }

    /** The key by which this is queried. */
    public KeySchema key() {
        return key;
    }

    /** The attributes that make up a storage key, in their order. */
    public List<KeyAttribute> attributes() {
        return attributes;
    }

    /** The storage key of an item with this primary key, whose values must have the right types. */
    public byte[] keyOf(PrimaryKey primaryKey) {
        KeyBuffer buffer = begin(primaryKey.partition());
        AttributeValue sort = primaryKey.sort();
        if (sort != null) {
            KeyEncoding.append(buffer, sort);
        }
        return buffer.toByteArray();
    }

    /**
     * The storage key of an item here, or null if the item has no place here, because one of the attributes is
     * absent or of another type.
     */
    public byte @Nullable [] keyOf(Item item) {
        KeyBuffer buffer = null;
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || value.type() != attribute.type()) {
                return null;
            } else if (buffer == null) {
                buffer = begin(value);
            } else {
                KeyEncoding.append(buffer, value);
            }
        }
        return buffer == null ? null : buffer.toByteArray();
    }

    /** What begins the storage keys of one partition key value. */
    public KeyBuffer begin(AttributeValue partition) {
        KeyBuffer buffer = space.begin(id);
        KeyEncoding.appendWithHash(buffer, partition);
        return buffer;
    }

    /** The entries whose hash lies in the range. */
    public KeyRange range(HashRange hashes) {
        byte[] last = space.begin(id).writeLong(hashes.last()).toByteArray();
        return new KeyRange(space.begin(id).writeLong(hashes.first()).toByteArray(), KeyBuffer.behindPrefix(last));
    }

    /** All entries. */
    public KeyRange all() {
        return KeyRange.ofPrefix(space.prefix(id));
    }

    /** The attributes of an entry that make up its key, as a page returns them to say where it ended. */
    public Item keyAttributes(Item entry) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = entry.get(attribute.name());
            if (value == null) {
                throw new IllegalStateException("an entry without its key attribute " + attribute.name());
            }
            values.put(attribute.name(), value);
        }
        return Item.of(values);
    }

    /** The id of the keyspace that a storage key belongs to. */
    public static int idOf(byte[] storageKey) {
        return (int) INTS.get(storageKey, ID_AT);
    }

    /** The hash in a storage key of any keyspace. */
    public static long hashOf(byte[] storageKey) {
        return (long) LONGS.get(storageKey, HASH_AT);
    }
}
