package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.SqlType;
import org.jspecify.annotations.Nullable;

/** What the names in an expression stand for, and which expressions of more than one row it may have. */
interface Scope {

    /**
     * What a path expression means.
     *
     * @throws io.partita.planner.error.QueryException AMBIGUOUS_NAME or UNKNOWN_COLUMN
     */
    Scalar resolve(PathExpression expression);

    /** The type of a scalar that {@link #resolve} gave; ANY if nothing is known. */
    SqlType type(Scalar leaf);

    /** The type of the key attribute that a scalar is, or null if it is none of the table's own key. */
    @Nullable
    KeyType keyType(Scalar scalar);

    /** The name of the top-level attribute that a scalar is, or null. */
    @Nullable
    String attribute(Scalar scalar);

    /** A call of an aggregate, or of any function over a window. */
    default Scalar aggregate(FunctionCall call) {
        throw Refusals.invalid(
                call.over().isPresent()
                        ? "a window function stands in the items or the ORDER BY of a SELECT"
                        : "an aggregate stands in the items, the HAVING or the ORDER BY of a SELECT",
                call.position());
    }

    /** A subquery, in any of its forms. */
    default Scalar subquery(Expression expression) {
        throw Refusals.notYet("subqueries outside of a SELECT are", expression.position());
    }
}
