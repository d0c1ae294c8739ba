package io.partita.planner.tuples;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.planner.expression.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values by which rows are found again in a hash table; NULL and MISSING are one value. A key may be filled again and
 * again to look something up, but not once it is in a table: {@link #copy} is for that.
 */
public final class RowKey {
    private final @Nullable AttributeValue[] values;
    private int hash;
    private boolean hasNull;

    /** A key to be filled. */
    public RowKey(int width) {
        this(new AttributeValue[width]);
    }

    private RowKey(@Nullable AttributeValue[] values) {
        this.values = values;
    }

    /** All values of a tuple. */
    public static RowKey of(Tuple tuple) {
        RowKey key = new RowKey(tuple.width());
        for (int i = 0; i < key.values.length; i++) {
            key.put(i, tuple.value(i));
        }
        key.seal();
        return key;
    }

    /** Takes the values of a row. */
    public RowKey fill(Columns columns, Item row) {
        hasNull = false;
        for (int i = 0; i < values.length; i++) {
            put(i, columns.value(i, row));
        }
        seal();
        return this;
    }

    private void put(int column, @Nullable AttributeValue value) {
        boolean isNull = value == null || value == NullValue.NULL;
        values[column] = isNull ? null : value;
        hasNull |= isNull;
    }

    /** Values that depend on each other have sums of hashes that share their low bits, so those are mixed. */
    private void seal() {
        int mixed = Arrays.hashCode(values) * 0x9E3779B9;
        hash = mixed ^ (mixed >>> 15);
    }

    /** The same values, to be kept. */
    public RowKey copy() {
        RowKey copy = new RowKey(values.clone());
        copy.hash = hash;
        copy.hasNull = hasNull;
        return copy;
    }

    /** Whether one of the values is NULL or MISSING. */
    public boolean hasNull() {
        return hasNull;
    }

    /** Whether this one is. */
    public boolean isNull(int column) {
        return values[column] == null;
    }

    /** The value; NULL if it was MISSING. */
    public AttributeValue value(int column) {
        AttributeValue value = values[column];
        return value == null ? NullValue.NULL : value;
    }

    /** All values; NULL for each that was MISSING. */
    public List<AttributeValue> values() {
        List<AttributeValue> all = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            all.add(value(i));
        }
        return all;
    }

    /** What the values count for, by which memory is bounded. */
    public long sizeBytes() {
        long size = 0;
        for (AttributeValue value : values) {
            size += value == null ? 0 : ItemSize.of(value);
        }
        return size;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowKey that && hash == that.hash && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
