package io.partita.parser;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Arithmetic;
import io.partita.parser.syntax.Expression.NumberLiteral;
import java.util.Map;

/** How tightly an expression holds together, from OR to what needs no parentheses anywhere. */
enum Strength {
    OR,
    AND,
    NOT,
    PREDICATE,
    CONCATENATION,
    ADDITION,
    MULTIPLICATION,
    SIGN,
    VALUE;

    private static final Map<Class<?>, Strength> OF = Map.ofEntries(
            Map.entry(Expression.Or.class, OR),
            Map.entry(Expression.And.class, AND),
            Map.entry(Expression.Not.class, NOT),
            Map.entry(Expression.Comparison.class, PREDICATE),
            Map.entry(Expression.Between.class, PREDICATE),
            Map.entry(Expression.InList.class, PREDICATE),
            Map.entry(Expression.InCollection.class, PREDICATE),
            Map.entry(Expression.InQuery.class, PREDICATE),
            Map.entry(Expression.Like.class, PREDICATE),
            Map.entry(Expression.Is.class, PREDICATE),
            Map.entry(Expression.DistinctFrom.class, PREDICATE),
            Map.entry(Expression.Quantified.class, PREDICATE),
            Map.entry(Expression.Signed.class, SIGN));

    static Strength of(Expression expression) {
        if (expression instanceof Arithmetic arithmetic) {
            return switch (arithmetic.operator()) {
                case CONCATENATE -> CONCATENATION;
                case PLUS, MINUS -> ADDITION;
                case TIMES, DIVIDE, REMAINDER -> MULTIPLICATION;
            };
        }
        if (expression instanceof NumberLiteral number && number.value().signum() < 0) {
            return SIGN;
        }
        return OF.getOrDefault(expression.getClass(), VALUE);
    }
}
