package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spread arguments: a list or set bound to the only {@code ?} of an IN stands for its elements. */
public final class Spread {
    private Spread() {}

    /** Whether this is an argument that spreads, or makes several keys of each of its values. */
    public static boolean isSpread(Scalar scalar) {
        return (scalar instanceof Scalar.Argument argument && argument.spread())
                || (scalar instanceof Scalar.Call call
                        && call.function() instanceof KeyFunction function
                        && (function == KeyFunction.SHARDS
                                || isSpread(call.operands().get(0))));
    }

    /** Whether this stands for the keys by which a join is looking up: values of any type, most of which may be no keys. */
    public static boolean isLookedUp(Scalar scalar) {
        return lookedUp(scalar) != null;
    }

    /** The argument that stands for the keys by which a join is looking up, if this is made of it; or null. */
    public static Scalar.@Nullable Argument lookedUp(Scalar scalar) {
        if (scalar instanceof Scalar.Call call && call.function() instanceof KeyFunction) {
            return lookedUp(call.operands().get(0));
        }
        return scalar instanceof Scalar.Argument argument && argument.slot() < 0 ? argument : null;
    }

    /** What a value bound to a spread argument stands for: its elements if it is a list or set, otherwise itself. */
    public static Collection<AttributeValue> elements(@Nullable AttributeValue value) {
        if (value instanceof AttributeValue.ListValue list) {
            return list.elements();
        } else if (value instanceof AttributeValue.StringSetValue set) {
            List<AttributeValue> elements = new ArrayList<>(set.elements().size());
            set.elements().forEach(element -> elements.add(AttributeValue.of(element)));
            return elements;
        } else if (value instanceof AttributeValue.NumberSetValue set) {
            List<AttributeValue> elements = new ArrayList<>(set.elements().size());
            set.elements().forEach(element -> elements.add(AttributeValue.of(element)));
            return elements;
        } else if (value instanceof AttributeValue.BinarySetValue set) {
            return List.copyOf(set.elements());
        }
        return List.of(value == null ? Truth.UNKNOWN : value);
    }
}
