package io.partita.faults.world;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * An item, as far as the clients of a world use it: the model against which answers are held.
 *
 * @param value of the attribute v, which no two writes share; null if there is none
 * @param count of the attribute n, to which updates add one; 0 if there is none
 * @param group of the attribute g, the key of an index; null if there is none
 */
record Row(
        boolean exists,
        @Nullable String value,
        long count,
        @Nullable String group) {
    static final Row ABSENT = new Row(false, null, 0, null);

    static Row of(@Nullable Item item) {
        return item == null ? ABSENT : new Row(true, text(item.get("v")), number(item.get("n")), text(item.get("g")));
    }

    private static @Nullable String text(@Nullable AttributeValue value) {
        return value instanceof AttributeValue.StringValue string ? string.value() : null;
    }

    private static long number(@Nullable AttributeValue value) {
        return value instanceof AttributeValue.NumberValue number
                ? number.value().longValueExact()
                : 0;
    }

    /** After an update that adds one and sets the value. */
    Row counted(String newValue) {
        return new Row(true, newValue, count + 1, group);
    }

    @Override
    public String toString() {
        return exists ? "{v=" + value + ", n=" + count + ", g=" + group + "}" : "absent";
    }
}
