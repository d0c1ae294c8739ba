package io.partita.planner.expression;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.planner.type.JsonText;
import java.util.Comparator;
import java.util.List;

/**
 * A total order over values, for ORDER BY: by type first (in the order of
 * {@link io.partita.engine.api.item.AttributeType}), then by value; false before true, lists element by element, maps
 * and sets by their JSON text. NULL and MISSING are for the caller to place.
 */
public final class ValueOrder implements Comparator<AttributeValue> {
    public static final ValueOrder ASCENDING = new ValueOrder();

    private ValueOrder() {}

    @Override
    public int compare(AttributeValue left, AttributeValue right) {
        if (left.type() != right.type()) {
            return left.type().compareTo(right.type());
        }
        return switch (left.type()) {
            case S, N, B -> Values.compare(left, right);
            case BOOL -> Boolean.compare(((BooleanValue) left).value(), ((BooleanValue) right).value());
            case NULL -> 0;
            case L -> compareElements(((ListValue) left).elements(), ((ListValue) right).elements());
            case M, SS, NS, BS -> JsonText.of(left).compareTo(JsonText.of(right));
        };
    }

    private int compareElements(List<AttributeValue> left, List<AttributeValue> right) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
