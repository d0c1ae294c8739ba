package io.partita.planner.function;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunction;
import io.partita.planner.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What evaluates a function of the library. There is one instance of each, so that identity is equality.
 *
 * <p>A strict one looks at its arguments first: one that is MISSING gives MISSING, otherwise one that is NULL gives
 * NULL, and otherwise one of a type that the parameter does not take gives MISSING if it is data, and is an error if
 * it is a constant of the statement.
 */
public final class LibraryFunction implements ScalarFunction {
    private final Signature signature;
    private final FreeBody body;

    private final boolean strict;

    private LibraryFunction(Signature signature, FreeBody body, boolean strict) {
        this.signature = signature;
        this.body = body;
        this.strict = strict;
    }

    static LibraryFunction free(Signature signature, FreeBody body) {
        return new LibraryFunction(signature, body, false);
    }

    static LibraryFunction strict(Signature signature, Body body) {
        return new LibraryFunction(
                signature, (operands, item, arguments) -> strictly(signature, body, operands, item, arguments), true);
    }

    @Override
    public String symbol() {
        return signature.name();
    }

    public Signature signature() {
        return signature;
    }

    boolean isStrict() {
        return strict;
    }

    @Override
    public @Nullable AttributeValue evaluate(List<Scalar> operands, Item item, Arguments arguments) {
        return body.of(operands, item, arguments);
    }

    @Override
    public String toString() {
        return signature.name();
    }

    private static @Nullable AttributeValue strictly(
            Signature signature, Body body, List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue[] values = new AttributeValue[operands.size()];
        boolean unknown = false;
        boolean mismatch = false;
        for (int i = 0; i < values.length; i++) {
            AttributeValue value = operands.get(i).evaluate(item, arguments);
            if (value == null) {
                return null;
            }
            unknown |= value.type() == AttributeType.NULL;
            mismatch |= !signature.parameter(i).accepts(value.type());
            values[i] = value;
        }
        if (unknown) {
            return AttributeValue.nullValue();
        } else if (mismatch) {
            refuseConstants(signature, operands, values);
            return null;
        }
        return body.of(new Inputs(values));
    }

    private static void refuseConstants(Signature signature, List<Scalar> operands, AttributeValue[] values) {
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = signature.parameter(i);
            if (!parameter.accepts(values[i].type()) && operands.get(i).isConstant()) {
                throw new QueryException(
                        QueryErrorCode.TYPE_MISMATCH, mismatch(signature, parameter, SqlType.of(values[i].type())));
            }
        }
    }

    /** The text of the refusal of an argument. */
    public static String mismatch(Signature signature, Parameter parameter, SqlType given) {
        return "the " + parameter.name() + " of " + signature.name() + " cannot be of type " + given.sqlName() + ": "
                + signature.text();
    }

    /** The value of a function of arguments that are known and of the declared types; null for MISSING. */
    @FunctionalInterface
    interface Body {
        @Nullable
        AttributeValue of(Inputs inputs);
    }

    /** The value of a function that evaluates its operands itself; null for MISSING. */
    @FunctionalInterface
    interface FreeBody {
        @Nullable
        AttributeValue of(List<Scalar> operands, Item item, Arguments arguments);
    }
}
