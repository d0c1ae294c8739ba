package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function or operator of the language; all of them are constants of {@link ScalarFunctions}, by which a
 * plan and its explanation name them. Operands come unevaluated, so that AND, CASE and COALESCE may stop
 * early.
 */
public interface ScalarFunction {

    /** As EXPLAIN prints it: {@code =}, {@code begins_with}. */
    String symbol();

    /** The value, or null for MISSING. */
    @Nullable
    AttributeValue evaluate(List<Scalar> operands, Item item, Arguments arguments);

    /** Whether the same operands always give the same value. */
    default boolean isDeterministic() {
        return true;
    }
}
