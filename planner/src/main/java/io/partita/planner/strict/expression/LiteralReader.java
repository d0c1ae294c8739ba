package io.partita.planner.strict.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.parser.syntax.Expression;
import io.partita.planner.strict.text.Refusals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that a statement writes down or leaves to a parameter. */
public final class LiteralReader {
    /** How deep lists and maps may be written. */
    private static final int MAX_DEPTH = 31;

    private static final String ROOT = "root";
    private static final String INVALID = "One or more parameter values were invalid: ";

    private final List<AttributeValue> parameters;

    public LiteralReader(List<AttributeValue> parameters) {
        this.parameters = parameters;
    }

    /**
     * The value of a literal or a parameter, or null if the expression is neither.
     *
     * @throws StoreException VALIDATION if there is no such value
     */
    public @Nullable AttributeValue constant(Expression expression) {
        return expression instanceof Expression.Parameter parameter
                ? parameter(parameter)
                : literal(expression, ROOT, 0);
    }

    /**
     * The attributes that an INSERT writes; their values may be parameters, what they hold may not.
     *
     * @throws StoreException VALIDATION
     */
    public Map<String, AttributeValue> attributes(Expression expression) {
        if (!(expression instanceof Expression.MapLiteral map)) {
            throw unsupported(expression, ROOT);
        }
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (Expression.MapEntry entry : map.entries()) {
            AttributeValue value = entry.value() instanceof Expression.Parameter parameter
                    ? parameter(parameter)
                    : nested(entry.value(), ROOT + "." + entry.name(), 0);
            put(attributes, entry, value);
        }
        return attributes;
    }

    private static void put(Map<String, AttributeValue> entries, Expression.MapEntry entry, AttributeValue value) {
        if (entries.put(entry.name(), value) != null) {
            throw StoreException.validation("Duplicate key in map: " + entry.name() + Refusals.at(entry.position()));
        }
    }

    private AttributeValue parameter(Expression.Parameter parameter) {
        if (parameter.index() >= parameters.size()) {
            throw StoreException.validation("Number of parameters in request and statement don't match.");
        }
        return parameters.get(parameter.index());
    }

    /** A value within a literal. */
    private static AttributeValue nested(Expression expression, String path, int depth) {
        AttributeValue value = literal(expression, path, depth);
        if (value == null) {
            throw unsupported(expression, path);
        }
        return value;
    }

    private static @Nullable AttributeValue literal(Expression expression, String path, int depth) {
        if (expression instanceof Expression.StringLiteral string) {
            return AttributeValue.of(string.value());
        } else if (expression instanceof Expression.NumberLiteral number) {
            return number(number.value());
        } else if (expression instanceof Expression.BooleanLiteral bool) {
            return AttributeValue.of(bool.value());
        } else if (expression instanceof Expression.NullLiteral) {
            return AttributeValue.nullValue();
        } else if (expression instanceof Expression.ListLiteral list) {
            return list(list, path, deeper(depth, path));
        } else if (expression instanceof Expression.MapLiteral map) {
            return map(map, path, deeper(depth, path));
        } else if (expression instanceof Expression.SetLiteral set) {
            return set(set, path);
        } else if (expression instanceof Expression.MissingLiteral
                || expression instanceof Expression.TemporalLiteral
                || expression instanceof Expression.IntervalLiteral
                || expression instanceof Expression.BinaryLiteral
                || expression instanceof Expression.CurrentTime) {
            throw unsupported(expression, path);
        }
        return null;
    }

    private static int deeper(int depth, String path) {
        if (depth == MAX_DEPTH) {
            throw StoreException.validation("Nesting Levels have exceeded supported limits under " + path);
        }
        return depth + 1;
    }

    private static AttributeValue number(BigDecimal value) {
        try {
            return AttributeValue.of(value);
        } catch (IllegalArgumentException outside) {
            throw StoreException.validation(outside.getMessage());
        }
    }

    private static AttributeValue list(Expression.ListLiteral list, String path, int depth) {
        List<AttributeValue> elements = new ArrayList<>();
        for (Expression element : list.elements()) {
            elements.add(nested(element, path + "[" + elements.size() + "]", depth));
        }
        return AttributeValue.of(elements);
    }

    private static AttributeValue map(Expression.MapLiteral map, String path, int depth) {
        Map<String, AttributeValue> entries = new LinkedHashMap<>();
        for (Expression.MapEntry entry : map.entries()) {
            put(entries, entry, nested(entry.value(), path + "." + entry.name(), depth));
        }
        return AttributeValue.of(entries);
    }

    private static AttributeValue set(Expression.SetLiteral set, String path) {
        if (set.elements().isEmpty()) {
            throw StoreException.validation("Empty bags are not supported");
        }
        List<String> strings = new ArrayList<>();
        List<BigDecimal> numbers = new ArrayList<>();
        for (Expression element : set.elements()) {
            AttributeValue value = nested(element, path, 0);
            if (value instanceof StringValue string) {
                strings.add(string.value());
            } else if (value instanceof NumberValue number) {
                numbers.add(number.value());
            } else {
                throw unsupported(element, path);
            }
        }
        if (!strings.isEmpty() && !numbers.isEmpty()) {
            throw StoreException.validation(
                    INVALID + "A set holds values of one type, strings or numbers" + Refusals.at(set.position()));
        }
        try {
            return strings.isEmpty() ? NumberSetValue.of(numbers) : StringSetValue.of(strings);
        } catch (IllegalArgumentException duplicates) {
            throw StoreException.validation(INVALID + duplicates.getMessage());
        }
    }

    private static StoreException unsupported(Expression expression, String path) {
        return StoreException.validation("Unsupported data type: " + kind(expression) + " under key " + path
                + Refusals.at(expression.position()));
    }

    private static String kind(Expression expression) {
        String name = expression.getClass().getSimpleName();
        return name.endsWith("Literal") ? name.substring(0, name.length() - "Literal".length()) : name;
    }
}
