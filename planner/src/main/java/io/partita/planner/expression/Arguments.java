package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement's argument slots: its parameters, in their order, and behind them the
 * literals that were lifted out of the text so that statements of one shape share a plan.
 *
 * @param values one for each slot; a null is a parameter that was bound to SQL NULL
 */
public record Arguments(List<@Nullable AttributeValue> values) {

    public static final Arguments NONE = new Arguments(List.of());

    /** The value of a slot: NULL if it was bound to SQL NULL. */
    public AttributeValue get(int slot) {
        AttributeValue value = values.get(slot);
        return value == null ? AttributeValue.nullValue() : value;
    }
}
