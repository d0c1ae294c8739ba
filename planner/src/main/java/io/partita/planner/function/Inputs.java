package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.expression.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.Temporal;
import java.util.List;

/** The arguments of one call, known and of the types that the signature declares, by their places from 0. */
final class Inputs {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final AttributeValue[] values;

    /** Keeps the array itself. */
    Inputs(AttributeValue... values) {
        this.values = values;
    }

    int count() {
        return values.length;
    }

    boolean has(int place) {
        return place < values.length;
    }

    AttributeValue value(int place) {
        return values[place];
    }

    String text(int place) {
        return ((StringValue) values[place]).value();
    }

    /** The text, or another one if the argument was left out. */
    String text(int place, String otherwise) {
        return has(place) ? text(place) : otherwise;
    }

    BigDecimal number(int place) {
        return ((NumberValue) values[place]).value();
    }

    /** The number cut off at the point, and to the range of an int. */
    int integer(int place) {
        return number(place).max(LEAST).min(MOST).setScale(0, RoundingMode.DOWN).intValueExact();
    }

    int integer(int place, int otherwise) {
        return has(place) ? integer(place) : otherwise;
    }

    /** The elements of a list or set. */
    List<AttributeValue> elements(int place) {
        return List.copyOf(Spread.elements(values[place]));
    }

    /** The date or time of ISO-8601 text, or of a number of seconds or milliseconds since 1970. */
    Temporal moment(int place) {
        return Moments.of(values[place]);
    }
}
