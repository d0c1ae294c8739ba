package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document path: a top-level attribute and the steps into it, as in {@code address.lines[0]}.
 *
 * @param attribute the name of the top-level attribute, exactly as stored (dots in it have no meaning)
 * @param steps the steps below it, outermost first; empty for the attribute itself
 */
public record Path(String attribute, List<Step> steps) implements Operand {

    public Path {
        steps = List.copyOf(steps);
    }

    /** The path of a top-level attribute. */
    public static Path of(String attribute) {
        return new Path(attribute, List.of());
    }

    /** Whether this names a whole top-level attribute. */
    public boolean isTopLevel() {
        return steps.isEmpty();
    }

    /** The value that this path leads to in the item, or null if it leads nowhere (MISSING). */
    @Override
    public @Nullable AttributeValue in(Item item) {
        AttributeValue value = item.get(attribute);
        for (int i = 0; i < steps.size() && value != null; i++) {
            value = steps.get(i).in(value);
        }
        return value;
    }

    /** The path as a person would write it: {@code a.b[0]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(attribute);
        steps.forEach(text::append);
        return text.toString();
    }

    /** One step into a document. */
    public sealed interface Step {
        /** The value one step below, or null if there is none. */
        @Nullable
        AttributeValue in(AttributeValue value);
    }

    /** A step into a map. */
    public record Name(String name) implements Step {
        @Override
        public @Nullable AttributeValue in(AttributeValue value) {
            return value instanceof MapValue map ? map.entries().get(name) : null;
        }

        @Override
        public String toString() {
            return "." + name;
        }
    }

    /** A step into a list; the first element has index 0. */
    public record Index(int index) implements Step {
        public Index {
            if (index < 0) {
                throw new IllegalArgumentException(
                        "List index is not within the allowable range; index: [" + index + "]");
            }
        }

        @Override
        public @Nullable AttributeValue in(AttributeValue value) {
            return value instanceof ListValue list && index < list.elements().size()
                    ? list.elements().get(index)
                    : null;
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
