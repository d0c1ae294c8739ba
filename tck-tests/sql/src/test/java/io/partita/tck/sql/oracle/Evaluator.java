package io.partita.tck.sql.oracle;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.IsState;
import io.partita.parser.syntax.Expression.IsType;
import io.partita.tck.sql.value.Absent;
import io.partita.tck.sql.value.Bytes;
import io.partita.tck.sql.value.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The value of an expression for one row. */
final class Evaluator {
    private final Logic logic;
    private final Functions functions;
    private final List<Object> parameters;

    Evaluator(Manner manner, List<Object> parameters) {
        this.logic = new Logic(manner);
        this.functions = new Functions(logic);
        this.parameters = parameters;
    }

    boolean qualifies(Expression predicate, Row row) {
        return Boolean.TRUE.equals(value(predicate, row));
    }

    List<Object> values(List<Expression> expressions, Row row) {
        List<Object> values = new ArrayList<>();
        expressions.forEach(expression -> values.add(value(expression, row)));
        return values;
    }

    Object value(Expression expression, Row row) {
        if (expression instanceof Expression.PathExpression path) {
            return row.at(path);
        } else if (expression instanceof Expression.StepInto step) {
            return Row.into(value(step.base(), row), step.steps());
        } else if (expression instanceof Expression.Parameter parameter) {
            return parameters.get(parameter.index());
        } else if (expression instanceof Expression.FunctionCall call) {
            return functions.call(call.name().text().toLowerCase(Locale.ROOT), values(call.arguments(), row));
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return Numbers.arithmetic(
                    arithmetic.operator(), value(arithmetic.left(), row), value(arithmetic.right(), row));
        } else if (expression instanceof Expression.Signed signed) {
            Object operand = value(signed.operand(), row);
            return signed.negative() ? Numbers.negated(operand) : operand;
        } else if (expression instanceof Expression.Cast cast) {
            return cast(cast, row);
        } else if (expression instanceof Expression.Trim trim) {
            Object characters = trim.characters().map(set -> value(set, row)).orElse(" ");
            return functions.trim(trim.side(), characters, value(trim.operand(), row));
        } else if (expression instanceof Expression.Case choice) {
            return choose(choice, row);
        }
        Object literal = literal(expression, row);
        return literal == null ? truth(expression, row) : literal;
    }

    /** TRY_CAST gives NULL for what the oracle's own conversions cannot read. */
    private Object cast(Expression.Cast cast, Row row) {
        Object operand = value(cast.operand(), row);
        try {
            return Casts.cast(operand, cast.type().name());
        } catch (NumberFormatException unfit) {
            if (cast.lenient()) {
                return Absent.NULL;
            }
            throw unfit;
        }
    }

    /** The value of a literal, or null if it is none. */
    private Object literal(Expression expression, Row row) {
        if (expression instanceof Expression.StringLiteral literal) {
            return literal.value();
        } else if (expression instanceof Expression.NumberLiteral literal) {
            return Literals.number(literal.value());
        } else if (expression instanceof Expression.BooleanLiteral literal) {
            return literal.value();
        } else if (expression instanceof Expression.NullLiteral) {
            return Absent.NULL;
        } else if (expression instanceof Expression.MissingLiteral) {
            return Absent.MISSING;
        } else if (expression instanceof Expression.BinaryLiteral literal) {
            return new Bytes(literal.hex().toLowerCase(Locale.ROOT));
        } else if (expression instanceof Expression.TemporalLiteral literal) {
            return literal.text().replace(' ', 'T');
        } else if (expression instanceof Expression.MapLiteral literal) {
            Map<String, Object> entries = new LinkedHashMap<>();
            literal.entries().forEach(entry -> entries.put(entry.name(), value(entry.value(), row)));
            entries.values().removeIf(value -> value == Absent.MISSING);
            return entries;
        } else if (expression instanceof Expression.ListLiteral literal) {
            List<Object> elements = values(literal.elements(), row);
            elements.replaceAll(element -> element == Absent.MISSING ? Absent.NULL : element);
            return elements;
        } else if (expression instanceof Expression.SetLiteral literal) {
            return new LinkedHashSet<>(values(literal.elements(), row));
        }
        return null;
    }

    private Object truth(Expression expression, Row row) {
        if (expression instanceof Expression.And and) {
            return logic.and(values(and.operands(), row));
        } else if (expression instanceof Expression.Or or) {
            return logic.or(values(or.operands(), row));
        } else if (expression instanceof Expression.Not not) {
            return logic.not(value(not.operand(), row));
        } else if (expression instanceof Expression.Comparison comparison) {
            return compare(comparison, row);
        } else if (expression instanceof Expression.Between between) {
            Object value = value(between.operand(), row);
            Object low = value(between.low(), row);
            Object high = value(between.high(), row);
            Object within = between(value, low, high);
            return negatedIf(
                    between.negated(),
                    between.symmetric() ? logic.or(List.of(within, between(value, high, low))) : within);
        } else if (expression instanceof Expression.InList in) {
            return negatedIf(in.negated(), in(in, row));
        } else if (expression instanceof Expression.InCollection in) {
            return negatedIf(in.negated(), logic.in(value(in.operand(), row), elements(value(in.collection(), row))));
        } else if (expression instanceof Expression.Like like) {
            Object escape =
                    like.escape().map(character -> value(character, row)).orElse("");
            Object matches = like.ignoringCase()
                    ? functions.like(
                            small(value(like.operand(), row)), small(value(like.pattern(), row)), small(escape))
                    : functions.like(value(like.operand(), row), value(like.pattern(), row), escape);
            return negatedIf(like.negated(), matches);
        } else if (expression instanceof Expression.Is is) {
            return negatedIf(is.negated(), is(is, row));
        } else if (expression instanceof Expression.DistinctFrom distinct) {
            Object left = value(distinct.left(), row);
            Object right = value(distinct.right(), row);
            boolean same = left.equals(right) || (Logic.isAbsent(left) && Logic.isAbsent(right));
            return distinct.negated() == same;
        }
        throw new NotJudged(expression);
    }

    private static Object small(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private Object between(Object value, Object low, Object high) {
        return logic.and(List.of(
                logic.ordered(value, low, order -> order >= 0), logic.ordered(value, high, order -> order <= 0)));
    }

    private Object in(Expression.InList in, Row row) {
        if (in.operand() instanceof Expression.RowValue operand) {
            return logic.or(in.candidates().stream()
                    .map(candidate -> equalRows(operand, (Expression.RowValue) candidate, row))
                    .toList());
        }
        return logic.in(value(in.operand(), row), candidates(in, row));
    }

    private Object equalRows(Expression.RowValue left, Expression.RowValue right, Row row) {
        List<Object> equal = new ArrayList<>();
        for (int i = 0; i < left.elements().size(); i++) {
            equal.add(logic.equal(
                    value(left.elements().get(i), row), value(right.elements().get(i), row)));
        }
        return logic.and(equal);
    }

    private Object compare(Expression.Comparison comparison, Row row) {
        if (comparison.left() instanceof Expression.RowValue left) {
            return compareRows(comparison, left, (Expression.RowValue) comparison.right(), row);
        }
        Object left = value(comparison.left(), row);
        Object right = value(comparison.right(), row);
        return switch (comparison.operator()) {
            case EQUAL -> logic.equal(left, right);
            case NOT_EQUAL -> logic.not(logic.equal(left, right));
            case LESS -> logic.ordered(left, right, order -> order < 0);
            case LESS_OR_EQUAL -> logic.ordered(left, right, order -> order <= 0);
            case GREATER -> logic.ordered(left, right, order -> order > 0);
            case GREATER_OR_EQUAL -> logic.ordered(left, right, order -> order >= 0);
        };
    }

    /** By the first place where the rows differ; unknown where an absent value stands before it. */
    private Object compareRows(
            Expression.Comparison comparison, Expression.RowValue left, Expression.RowValue right, Row row) {
        List<Object> equal = new ArrayList<>();
        List<Object> before = new ArrayList<>();
        for (int i = 0; i < left.elements().size(); i++) {
            Object one = value(left.elements().get(i), row);
            Object other = value(right.elements().get(i), row);
            List<Object> all = new ArrayList<>(equal);
            boolean less = comparison.operator().symbol().startsWith("<");
            all.add(logic.ordered(one, other, order -> less ? order < 0 : order > 0));
            before.add(logic.and(all));
            equal.add(logic.equal(one, other));
        }
        Object same = logic.and(equal);
        return switch (comparison.operator()) {
            case EQUAL -> same;
            case NOT_EQUAL -> logic.not(same);
            case LESS, GREATER -> logic.or(before);
            case LESS_OR_EQUAL, GREATER_OR_EQUAL -> logic.or(List.of(logic.or(before), same));
        };
    }

    /** A parameter that stands alone and is a list or set means its elements. */
    private List<Object> candidates(Expression.InList in, Row row) {
        List<Object> candidates = values(in.candidates(), row);
        return in.candidates().size() == 1 && in.candidates().get(0) instanceof Expression.Parameter
                ? elements(candidates.get(0))
                : candidates;
    }

    private static List<Object> elements(Object collection) {
        if (collection instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        return collection instanceof Set<?> set ? new ArrayList<>(set) : List.of(collection);
    }

    private Object is(Expression.Is is, Row row) {
        Object value = value(is.operand(), row);
        if (is.test() instanceof IsType type) {
            return Casts.isOfType(value, type.type().name());
        }
        return switch ((IsState) is.test()) {
            case NULL -> logic.isNull(value);
            case MISSING -> value == Absent.MISSING;
            case TRUE -> Boolean.TRUE.equals(value);
            case FALSE -> Boolean.FALSE.equals(value);
            case UNKNOWN -> Logic.isAbsent(value);
        };
    }

    private Object choose(Expression.Case choice, Row row) {
        for (Expression.When branch : choice.branches()) {
            Object condition = choice.operand().isPresent()
                    ? logic.equal(value(choice.operand().get(), row), value(branch.condition(), row))
                    : value(branch.condition(), row);
            if (Boolean.TRUE.equals(condition)) {
                return value(branch.result(), row);
            }
        }
        return choice.otherwise().map(otherwise -> value(otherwise, row)).orElse(Absent.NULL);
    }

    private Object negatedIf(boolean negated, Object truth) {
        return negated ? logic.not(truth) : truth;
    }
}
