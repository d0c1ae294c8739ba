package io.partita.planner.path;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.expression.Scalar;
import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.function.Shards;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is computed of an attribute in a way that can be turned round. */
public sealed interface ComputedKey {

    Scalar.Attribute attribute();

    /**
     * {@code SUBSTRING(attribute, skipped + 1)}: what is behind so many characters.
     *
     * @param skipped at least one
     */
    record Rest(Scalar.Attribute attribute, int skipped) implements ComputedKey {}

    /** {@code UNSHARD(attribute, shards, separator)}. */
    record Unsharded(Scalar.Attribute attribute, int shards, String separator) implements ComputedKey {}

    /** The scalar as one of these, or null. */
    static @Nullable ComputedKey of(Scalar scalar, KnownValues known) {
        if (!(scalar instanceof Scalar.Call call)
                || call.operands().size() < 2
                || !(call.operands().get(0) instanceof Scalar.Attribute attribute)
                || !attribute.path().isTopLevel()) {
            return null;
        }
        List<Scalar> operands = call.operands();
        if (call.function() == Functions.SUBSTRING && operands.size() == 2) {
            Integer start = count(known.value(operands.get(1)));
            return start == null || start < 2 ? null : new Rest(attribute, start - 1);
        } else if (call.function() == Functions.UNSHARD) {
            Integer shards = count(known.value(operands.get(1)));
            String separator = operands.size() == 2 ? Shards.SEPARATOR : text(known.value(operands.get(2)));
            return shards != null && separator != null && Shards.areShards(shards, separator)
                    ? new Unsharded(attribute, shards, separator)
                    : null;
        }
        return null;
    }

    /** The attribute that a scalar is, or that it is computed of so; null for any other scalar. */
    static @Nullable String attributeOf(Scalar scalar) {
        if (scalar instanceof Scalar.Attribute attribute) {
            return attribute.path().isTopLevel() ? attribute.path().attribute() : null;
        }
        ComputedKey computed = of(scalar, KnownValues.CONSTANTS);
        return computed == null ? null : computed.attribute().path().attribute();
    }

    /** The functions that can be turned round. */
    final class Functions {
        private static final Object SUBSTRING = FunctionLibrary.get("SUBSTRING").operator();
        private static final Object UNSHARD = FunctionLibrary.get("UNSHARD").operator();

        private Functions() {}
    }

    private static @Nullable Integer count(@Nullable AttributeValue value) {
        if (value instanceof NumberValue number
                && number.value().stripTrailingZeros().scale() <= 0
                && number.value().abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0) {
            return number.value().intValue();
        }
        return null;
    }

    private static @Nullable String text(@Nullable AttributeValue value) {
        return value instanceof StringValue string ? string.value() : null;
    }
}
