package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of columns that are known by their numbers, where expressions expect an item: what joins, aggregates and the
 * like make of items. Its columns are read by {@link Scalar.Column}; it has no attributes.
 *
 * @param values one a column, null for MISSING; not copied, and not to be changed any more
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tuple(@Nullable AttributeValue... values) implements Item {

    public int width() {
        return values.length;
    }

    /** The value of a column, or null for MISSING. */
    public @Nullable AttributeValue value(int column) {
        return values[column];
    }

    /** A tuple has no attributes: a plan that asks for one is wrong. */
    @Override
    public AttributeValue get(String name) {
        throw new IllegalStateException("a tuple has columns, but no attribute " + name);
    }

    @Override
    public Map<String, AttributeValue> attributes() {
        throw new IllegalStateException("a tuple has columns, but no attributes");
    }

    /** What the values count for, by which memory is bounded. */
    @Override
    public int sizeBytes() {
        int size = 0;
        for (AttributeValue value : values) {
            size += value == null ? 0 : ItemSize.of(value);
        }
        return size;
    }
}
