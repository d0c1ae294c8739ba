package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the language.
 *
 * <p>Those without a suffix are SQL's: three-valued, and unknown where an operand is NULL or MISSING. Those of
 * Amazon's dialect, where they differ, have the suffix EXACT: two-valued, with {@code <>} and NOT as exact
 * complements.
 */
public enum ScalarFunctions implements ScalarFunction {
    EQUAL("="),
    NOT_EQUAL("<>"),
    /** False, not unknown, if an operand is absent. */
    EQUAL_EXACT("="),
    /** True if an operand is absent. */
    NOT_EQUAL_EXACT("<>"),
    /** Unknown (so false where it matters) between different types; an error for a type without an order. */
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    AND("AND"),
    OR("OR"),
    NOT("NOT"),
    /** Makes unknown false: turns a three-valued predicate into a two-valued one. */
    IS_TRUE("IS TRUE"),
    /** Operand, low, high; inclusive. */
    BETWEEN("BETWEEN"),
    /** Operand, then the candidates; a spread argument stands for its elements. */
    IN("IN"),
    /** NULL or absent. */
    IS_NULL("IS NULL"),
    /** Present and NULL. */
    IS_NULL_EXACT("IS NULL"),
    IS_MISSING("IS MISSING"),
    /** Operand, and the name of an attribute type as a string constant. */
    HAS_TYPE("attribute_type"),
    BEGINS_WITH("begins_with"),
    CONTAINS("contains"),
    SIZE("size"),
    /** Operand, pattern, and an optional escape character. */
    LIKE("LIKE"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    NEGATE("-"),
    CONCATENATE("||"),
    /** Condition, result, condition, result, …, and the last alone is ELSE. */
    CASE("CASE"),
    COALESCE("COALESCE"),
    NULLIF("NULLIF"),
    LOWER("LOWER"),
    UPPER("UPPER"),
    CHAR_LENGTH("CHAR_LENGTH"),
    SUBSTRING("SUBSTRING"),
    TRIM("TRIM"),
    ABS("ABS"),
    ROUND("ROUND"),
    FLOOR("FLOOR"),
    CEILING("CEILING"),
    /** Operand, and the name of a {@link io.partita.planner.type.SqlType} as a string constant. */
    CAST("CAST"),
    /** Names and values by turns. */
    MAP("MAP"),
    LIST("LIST"),
    SET("SET"),
    /** Base, and names (strings) or indexes (numbers) of the steps below it. */
    STEP("STEP");

    private final String symbol;

    ScalarFunctions(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public @Nullable AttributeValue evaluate(List<Scalar> operands, Item item, Arguments arguments) {
        throw new UnsupportedOperationException(symbol);
    }
}
