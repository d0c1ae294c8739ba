package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.TextLength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lies in lists, sets and maps. */
final class Elements {
    private static final int MOST = 100_000;

    private Elements() {}

    static AttributeValue typeOf(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        return AttributeValue.of(value == null ? "MISSING" : value.type().name());
    }

    static AttributeValue joined(Inputs in) {
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (AttributeValue element : in.elements(0)) {
            String text = Joins.printed(element);
            if (text != null) {
                joined.append(first ? "" : in.text(1)).append(text);
                TextLength.require(joined.length());
                first = false;
            }
        }
        return AttributeValue.of(joined.toString());
    }

    static AttributeValue concatenated(Inputs in) {
        List<AttributeValue> elements = new ArrayList<>(in.elements(0));
        elements.addAll(in.elements(1));
        return list(elements);
    }

    /** NULL if there is no such element or entry, and MISSING if the place does not fit. */
    static @Nullable AttributeValue at(Inputs in) {
        AttributeValue found;
        if (in.value(0) instanceof MapValue map && in.value(1) instanceof StringValue name) {
            found = map.entries().get(name.value());
        } else if (in.value(0) instanceof ListValue list && in.value(1) instanceof NumberValue) {
            long place = in.integer(1);
            int size = list.elements().size();
            long index = place < 0 ? size + place : place - 1;
            found = index >= 0 && index < size ? list.elements().get((int) index) : null;
        } else {
            return null;
        }
        return found == null ? AttributeValue.nullValue() : found;
    }

    static AttributeValue split(Inputs in) {
        String text = in.text(0);
        String separator = in.text(1);
        List<AttributeValue> parts = new ArrayList<>();
        int begin = 0;
        for (int at = text.indexOf(separator); at >= 0 && !separator.isEmpty(); at = text.indexOf(separator, begin)) {
            parts.add(AttributeValue.of(text.substring(begin, at)));
            begin = at + separator.length();
            requireSize(parts.size());
        }
        parts.add(AttributeValue.of(text.substring(begin)));
        return list(parts);
    }

    static AttributeValue names(Inputs in) {
        return list(sorted(in).keySet().stream().map(AttributeValue::of).toList());
    }

    static AttributeValue values(Inputs in) {
        return list(List.copyOf(sorted(in).values()));
    }

    private static Map<String, AttributeValue> sorted(Inputs in) {
        return new TreeMap<>(((MapValue) in.value(0)).entries());
    }

    private static AttributeValue list(List<AttributeValue> elements) {
        requireSize(elements.size());
        return AttributeValue.of(elements);
    }

    private static void requireSize(int size) {
        if (size > MOST) {
            throw new QueryException(
                    QueryErrorCode.VALUE_TOO_LARGE,
                    "an expression would make a list of " + size + " elements; " + MOST + " are allowed");
        }
    }
}
