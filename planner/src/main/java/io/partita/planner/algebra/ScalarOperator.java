package io.partita.planner.algebra;

import io.partita.engine.api.expression.Path;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunction;
import io.partita.planner.path.Predicates;
import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/**
 * Our functions, paths and constants as Calcite's operators. None of them is one that Calcite knows, so that it can
 * move them but never rewrites what the language means by them.
 */
final class ScalarOperator extends SqlSpecialOperator {
    /** A {@link ScalarFunction}, a {@link Path} of the document, or a constant {@link Scalar}. */
    private final Object meaning;

    private ScalarOperator(String name, Object meaning) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                0,
                true,
                ReturnTypes.explicit(isPredicate(meaning) ? Types.TRUTH : Types.ANY),
                null,
                OperandTypes.VARIADIC);
        this.meaning = meaning;
    }

    private static boolean isPredicate(Object meaning) {
        return meaning instanceof ScalarFunction function
                && Predicates.isPredicate(new Scalar.Call(function, List.of()));
    }

    static ScalarOperator of(ScalarFunction function) {
        return new ScalarOperator(function.symbol(), function);
    }

    /** What a path leads to in its only operand, the document. */
    static ScalarOperator of(Path path) {
        return new ScalarOperator(path.toString(), path);
    }

    /** A constant, which has no operands. */
    static ScalarOperator of(Scalar constant) {
        return new ScalarOperator(constant.toString(), constant);
    }

    @Nullable
    ScalarFunction function() {
        return meaning instanceof ScalarFunction function ? function : null;
    }

    @Nullable
    Path path() {
        return meaning instanceof Path path ? path : null;
    }

    @Nullable
    Scalar constant() {
        return meaning instanceof Scalar constant ? constant : null;
    }

    @Override
    public boolean isDeterministic() {
        return !(meaning instanceof ScalarFunction function) || function.isDeterministic();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScalarOperator that && meaning.equals(that.meaning);
    }

    @Override
    public int hashCode() {
        return meaning.hashCode();
    }
}
