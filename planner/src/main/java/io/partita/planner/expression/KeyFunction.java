package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes key values of the values that something computed of the key is compared with. They stand in plans only,
 * where the planner has turned a condition on a part of a key into one on the key. A value that is no string makes no
 * key; NULL stays NULL.
 */
public enum KeyFunction implements ScalarFunction {
    /** Prefix and rest; of a spread rest a list. */
    PREFIXED("||") {
        @Override
        void add(String value, List<Scalar> operands, List<AttributeValue> keys) {
            keys.add(AttributeValue.of(text(operands.get(1)) + value));
        }
    },

    /** Of a key, the separator and the number of shards: the list of the keys of all shards. */
    SHARDS("shards") {
        @Override
        void add(String value, List<Scalar> operands, List<AttributeValue> keys) {
            int shards = ((NumberValue) ((Scalar.Constant) operands.get(2)).value())
                    .value()
                    .intValue();
            for (int i = 0; i < shards; i++) {
                keys.add(AttributeValue.of(value + text(operands.get(1)) + i));
            }
        }
    };

    private final String symbol;

    KeyFunction(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    /** The key values of one value. */
    abstract void add(String value, List<Scalar> operands, List<AttributeValue> keys);

    private static String text(Scalar constant) {
        return ((StringValue) ((Scalar.Constant) constant).value()).value();
    }

    /** A key that begins with a prefix. */
    public static Scalar prefixed(String prefix, Scalar rest) {
        if (rest instanceof Scalar.Constant constant && constant.value() instanceof StringValue text) {
            return new Scalar.Constant(AttributeValue.of(prefix + text.value()));
        }
        return new Scalar.Call(PREFIXED, List.of(rest, new Scalar.Constant(AttributeValue.of(prefix))));
    }

    /** The keys of all shards of a key, which spread. */
    public static Scalar shards(Scalar key, String separator, int shards) {
        return new Scalar.Call(
                SHARDS,
                List.of(
                        key,
                        new Scalar.Constant(AttributeValue.of(separator)),
                        new Scalar.Constant(AttributeValue.of(shards))));
    }

    @Override
    public @Nullable AttributeValue evaluate(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        boolean spreads = Spread.isSpread(operands.get(0));
        Collection<AttributeValue> values = spreads || value == null ? Spread.elements(value) : List.of(value);
        List<AttributeValue> keys = new ArrayList<>();
        for (AttributeValue each : values) {
            if (each instanceof StringValue text) {
                add(text.value(), operands, keys);
            }
        }
        if (spreads || this == SHARDS) {
            return AttributeValue.of(keys);
        } else if (!keys.isEmpty()) {
            return keys.get(0);
        }
        return value == AttributeValue.nullValue() ? value : null;
    }
}
