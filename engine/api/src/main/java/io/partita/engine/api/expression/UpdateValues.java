package io.partita.engine.api.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that the actions of an update assign, add and delete. */
final class UpdateValues {
    private final Item before;

    UpdateValues(Item before) {
        this.before = before;
    }

    AttributeValue of(Update.Value value) {
        if (value instanceof Update.Constant constant) {
            return constant.value();
        } else if (value instanceof Update.At at) {
            AttributeValue found = at.path().in(before);
            if (found == null) {
                throw StoreException.validation(
                        "The provided expression refers to an attribute that does not exist in the item");
            }
            return found;
        } else if (value instanceof Update.IfNotExists ifNotExists) {
            AttributeValue found = ifNotExists.path().in(before);
            return found == null ? of(ifNotExists.otherwise()) : found;
        } else if (value instanceof Update.Plus plus) {
            return sum(number(plus.left()), number(plus.right()));
        } else if (value instanceof Update.Minus minus) {
            return sum(number(minus.left()), number(minus.right()).negate());
        } else if (value instanceof Update.ListAppend append) {
            List<AttributeValue> elements = new ArrayList<>(list(append.left()));
            elements.addAll(list(append.right()));
            return AttributeValue.of(elements);
        }
        throw new IllegalStateException("a value without a meaning: " + value);
    }

    private BigDecimal number(Update.Value value) {
        if (of(value) instanceof NumberValue number) {
            return number.value();
        }
        throw wrongType();
    }

    private List<AttributeValue> list(Update.Value value) {
        if (of(value) instanceof ListValue list) {
            return list.elements();
        }
        throw wrongType();
    }

    /** Exact; the service calls a sum that needs too many digits an overflow. */
    private static AttributeValue sum(BigDecimal left, BigDecimal right) {
        BigDecimal sum = left.add(right);
        try {
            return AttributeValue.of(sum);
        } catch (IllegalArgumentException e) {
            throw StoreException.validation(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
    }

    /** ADD to a number or set that is there. */
    static AttributeValue added(AttributeValue existing, AttributeValue value) {
        if (existing instanceof NumberValue left && value instanceof NumberValue right) {
            return sum(left.value(), right.value());
        } else if (existing instanceof StringSetValue left && value instanceof StringSetValue right) {
            return new StringSetValue(union(left.elements(), right.elements()));
        } else if (existing instanceof NumberSetValue left && value instanceof NumberSetValue right) {
            return new NumberSetValue(union(left.elements(), right.elements()));
        } else if (existing instanceof BinarySetValue left && value instanceof BinarySetValue right) {
            return new BinarySetValue(union(left.elements(), right.elements()));
        }
        throw wrongType();
    }

    /** DELETE from a set that is there; null if nothing is left. */
    static @Nullable AttributeValue without(AttributeValue existing, AttributeValue value) {
        if (existing instanceof StringSetValue left && value instanceof StringSetValue right) {
            Set<String> rest = difference(left.elements(), right.elements());
            return rest.isEmpty() ? null : new StringSetValue(rest);
        } else if (existing instanceof NumberSetValue left && value instanceof NumberSetValue right) {
            Set<BigDecimal> rest = difference(left.elements(), right.elements());
            return rest.isEmpty() ? null : new NumberSetValue(rest);
        } else if (existing instanceof BinarySetValue left && value instanceof BinarySetValue right) {
            Set<AttributeValue.BinaryValue> rest = difference(left.elements(), right.elements());
            return rest.isEmpty() ? null : new BinarySetValue(rest);
        }
        throw wrongType();
    }

    private static <T> Set<T> union(Set<T> left, Set<T> right) {
        Set<T> union = new LinkedHashSet<>(left);
        union.addAll(right);
        return union;
    }

    private static <T> Set<T> difference(Set<T> left, Set<T> right) {
        Set<T> difference = new LinkedHashSet<>(left);
        right.forEach(difference::remove);
        return difference;
    }

    private static StoreException wrongType() {
        return StoreException.validation("An operand in the update expression has an incorrect data type");
    }
}
