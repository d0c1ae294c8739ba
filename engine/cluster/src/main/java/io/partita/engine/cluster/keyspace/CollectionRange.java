package io.partita.engine.cluster.keyspace;

import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.storage.key.KeyBuffer;
import io.partita.engine.storage.key.KeyEncoding;
import org.jspecify.annotations.Nullable;

/** The storage keys that a key condition asks for: one range, because entries lie in the order of their sort key. */
public final class CollectionRange {
    private final byte[] collection;

    private CollectionRange(byte[] collection) {
        this.collection = collection;
    }

    /** The values in the condition must have the types of the keyspace's key. */
    public static KeyRange of(Keyspace keyspace, KeyCondition condition) {
        byte[] collection = keyspace.begin(condition.partition()).toByteArray();
        return new CollectionRange(collection).matching(condition.sort());
    }

    private KeyRange matching(KeyCondition.@Nullable SortCondition sort) {
        if (sort == null) {
            return KeyRange.ofPrefix(collection);
        } else if (sort instanceof KeyCondition.Compare compare) {
            return comparing(compare);
        } else if (sort instanceof KeyCondition.Between between) {
            return new KeyRange(before(between.low()), behind(between.high()));
        } else if (sort instanceof KeyCondition.BeginsWith beginsWith) {
            KeyBuffer prefix = collection();
            KeyEncoding.appendPrefix(prefix, beginsWith.prefix());
            return KeyRange.ofPrefix(prefix.toByteArray());
        }
        throw new IllegalStateException("a sort condition without a meaning: " + sort);
    }

    private KeyRange comparing(KeyCondition.Compare compare) {
        byte[] end = KeyBuffer.behindPrefix(collection);
        AttributeValue value = compare.value();
        return switch (compare.comparator()) {
            case EQUAL -> new KeyRange(before(value), behind(value));
            case LESS -> new KeyRange(collection, before(value));
            case LESS_OR_EQUAL -> new KeyRange(collection, behind(value));
            case GREATER -> new KeyRange(behind(value), end);
            case GREATER_OR_EQUAL -> new KeyRange(before(value), end);
            case NOT_EQUAL -> throw new IllegalStateException("refused by the constructor");
        };
    }

    /** Where the entries with this sort key begin. */
    private byte[] before(AttributeValue sort) {
        KeyBuffer key = collection();
        KeyEncoding.append(key, sort);
        return key.toByteArray();
    }

    /** Where the entries behind this sort key begin. */
    private byte[] behind(AttributeValue sort) {
        return KeyBuffer.behindPrefix(before(sort));
    }

    private KeyBuffer collection() {
        return new KeyBuffer().writeBytes(collection, 0, collection.length);
    }
}
