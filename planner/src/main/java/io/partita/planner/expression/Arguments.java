package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement's argument slots: its parameters, in their order, and behind them the
 * literals that were lifted out of the text so that statements of one shape share a plan.
 *
 * @param values one for each slot; a null is a parameter that was bound to SQL NULL
 * @param batch what the slots below zero stand for: the keys by which a join is looking up now, as lists, the first
 *     for slot -1
 * @param now when the execution of the statement began, which is what CURRENT_TIMESTAMP is all the way through it
 */
public record Arguments(List<@Nullable AttributeValue> values, List<AttributeValue> batch, Instant now) {

    public static final Arguments NONE = new Arguments(List.of());

    /** Arguments of something that does not ask for the time. */
    public Arguments(List<@Nullable AttributeValue> values) {
        this(values, Instant.EPOCH);
    }

    public Arguments(List<@Nullable AttributeValue> values, Instant now) {
        this(values, List.of(), now);
    }

    /** The same for one batch of a join. */
    public Arguments withBatch(List<AttributeValue> keys) {
        return new Arguments(values, keys, now);
    }

    /** The value of a slot: NULL if it was bound to SQL NULL. */
    public AttributeValue get(int slot) {
        if (slot < 0) {
            return batch.get(-1 - slot);
        }
        AttributeValue value = values.get(slot);
        return value == null ? AttributeValue.nullValue() : value;
    }
}
