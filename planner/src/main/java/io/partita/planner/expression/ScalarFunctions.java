package io.partita.planner.expression;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators of the language, and the functions that the store knows too; all other functions are in
 * {@code io.partita.planner.function}.
 *
 * <p>Those without a suffix are SQL's: three-valued, and unknown where an operand is NULL or MISSING. Those of
 * Amazon's dialect, where they differ, have the suffix EXACT: two-valued, with {@code <>} and NOT as exact
 * complements.
 *
 * <p>Functions of values are lenient towards data: an operand of a type that they do not take gives MISSING, and
 * a predicate that is no boolean is unknown. A constant operand of a wrong type is a mistake in the statement, and
 * an error.
 */
public enum ScalarFunctions implements ScalarFunction {
    EQUAL("=", Comparisons.equal(true)),
    NOT_EQUAL("<>", Comparisons.equal(false)),
    /** False, not unknown, if an operand is absent. */
    EQUAL_EXACT("=", Comparisons.equalExact(true)),
    /** True if an operand is absent. */
    NOT_EQUAL_EXACT("<>", Comparisons.equalExact(false)),
    /** Unknown (so false where it matters) between different types; an error for a type without an order. */
    LESS("<", Comparisons.ordered(Comparator.LESS)),
    LESS_OR_EQUAL("<=", Comparisons.ordered(Comparator.LESS_OR_EQUAL)),
    GREATER(">", Comparisons.ordered(Comparator.GREATER)),
    GREATER_OR_EQUAL(">=", Comparisons.ordered(Comparator.GREATER_OR_EQUAL)),
    AND("AND", Truth.and()),
    OR("OR", Truth.or()),
    NOT("NOT", Truth.not()),
    /** Makes unknown false: turns a three-valued predicate into a two-valued one. */
    IS_TRUE("IS TRUE", Truth.isTrue()),
    /** Operand, low, high; inclusive. */
    BETWEEN("BETWEEN", Comparisons.between()),
    /** Operand, then the candidates; a spread argument stands for its elements. */
    IN("IN", Membership.in()),
    /** As IN, but false or true also where the operand or a candidate is NULL: NULL is IN a list that has it. */
    IN_EXACT("IN", Membership.inExact()),
    /** NULL or absent. */
    IS_NULL("IS NULL", Truth.isNull()),
    /** Present and NULL. */
    IS_NULL_EXACT("IS NULL", Truth.isNullExact()),
    IS_MISSING("IS MISSING", Truth.isMissing()),
    /** Operand, and the name of an attribute type as a string constant. */
    HAS_TYPE("attribute_type", Documents::hasType),
    BEGINS_WITH("begins_with", Texts.beginsWith()),
    CONTAINS("contains", Texts.contains()),
    SIZE("size", Documents::size),
    /** Operand, pattern, and an optional escape character. */
    LIKE("LIKE", Texts::like),
    /** As LIKE, and capitals are not told apart. */
    ILIKE("ILIKE", Texts::likeIgnoringCase),
    PLUS("+", Arithmetic.binary(BigDecimal::add)),
    MINUS("-", Arithmetic.binary(BigDecimal::subtract)),
    TIMES("*", Arithmetic.binary(BigDecimal::multiply)),
    DIVIDE("/", Arithmetic.binary(Arithmetic::divide)),
    REMAINDER("%", Arithmetic.binary(Arithmetic::remainder)),
    NEGATE("-", Arithmetic.unary(BigDecimal::negate)),
    CONCATENATE("||", Evaluation.strict(Texts::concatenate)),
    /** Condition, result, condition, result, …, and the last alone is ELSE. */
    CASE("CASE", Truth.firstTrue()),
    COALESCE("COALESCE", Truth.firstKnown()),
    NULLIF("NULLIF", Truth.nullIfEqual()),
    /** Operand, and the name of a {@link io.partita.planner.type.SqlType} as a string constant. */
    CAST("CAST", Conversions::cast),
    /** As CAST, and NULL where that is an error. */
    TRY_CAST("TRY_CAST", Conversions::tryCast),
    /** Names and values by turns. */
    MAP("MAP", Documents::map),
    LIST("LIST", Documents::list),
    SET("SET", Documents::set),
    /** Base, and names (strings) or indexes (numbers) of the steps below it. */
    STEP("STEP", Documents::step);

    private final String symbol;
    private final Evaluation evaluation;

    ScalarFunctions(String symbol, Evaluation evaluation) {
        this.symbol = symbol;
        this.evaluation = evaluation;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public @Nullable AttributeValue evaluate(List<Scalar> operands, Item item, Arguments arguments) {
        return evaluation.of(operands, item, arguments);
    }
}
