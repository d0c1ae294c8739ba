package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/** What a condition compares: a path, a constant, or the size of what a path leads to. */
public sealed interface Operand permits Path, Operand.Constant, Operand.Size {

    /** The value of this operand for an item, or null if there is none (MISSING). */
    @Nullable
    AttributeValue in(Item item);

    static Operand of(AttributeValue value) {
        return new Constant(value);
    }

    /** A constant. */
    record Constant(AttributeValue value) implements Operand {
        @Override
        public AttributeValue in(Item item) {
            return value;
        }
    }

    /**
     * {@code size(path)}, a number: of the characters of a string, the bytes of a binary, or the elements of a set,
     * list or map. MISSING for a value of another type.
     */
    record Size(Path path) implements Operand {
        @Override
        public @Nullable AttributeValue in(Item item) {
            AttributeValue value = path.in(item);
            return value == null ? null : Sizes.of(value);
        }
    }
}
