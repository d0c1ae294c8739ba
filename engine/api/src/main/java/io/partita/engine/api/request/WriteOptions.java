package io.partita.engine.api.request;

import io.partita.engine.api.expression.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What the single-item writes have in common.
 *
 * @param condition must hold for the item as it is (an absent one has no attributes), or null for none
 * @param returnValues which attributes to return
 * @param returnItemOnFailure whether a failed condition's exception carries the item as it is
 */
public record WriteOptions(@Nullable Condition condition, ReturnValues returnValues, boolean returnItemOnFailure) {

    /** Unconditional, nothing returned. */
    public static final WriteOptions DEFAULT = new WriteOptions(null, ReturnValues.NONE, false);

    public static WriteOptions onlyIf(Condition condition) {
        return new WriteOptions(condition, ReturnValues.NONE, false);
    }

    public WriteOptions returning(ReturnValues values) {
        return new WriteOptions(condition, values, returnItemOnFailure);
    }
}
