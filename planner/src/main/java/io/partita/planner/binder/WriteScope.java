package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the table that an UPDATE or DELETE writes. A subquery stands for an attribute of its own, which the query
 * that finds the items makes beside what it reads of them.
 */
final class WriteScope implements Scope {
    private static final String PREFIX = "(subquery ";

    private final TableScope table;
    private final boolean isAmazon;
    private final List<Expression> subqueries = new ArrayList<>();

    WriteScope(TableScope table, boolean isAmazon) {
        this.table = table;
        this.isAmazon = isAmazon;
    }

    /** Whether an attribute is none, but stands for a subquery. */
    static boolean isSubquery(String attribute) {
        return attribute.startsWith(PREFIX);
    }

    /** The attribute that stands for a subquery by its number. */
    static String name(int number) {
        return PREFIX + (number + 1) + ")";
    }

    /** The subqueries that have been met, in the order of their numbers. */
    List<Expression> subqueries() {
        return List.copyOf(subqueries);
    }

    /** Forgets all that came behind the first ones. */
    void keep(int count) {
        subqueries.subList(count, subqueries.size()).clear();
    }

    @Override
    public Scalar subquery(Expression expression) {
        if (isAmazon) {
            return table.subquery(expression);
        }
        subqueries.add(expression);
        return new Scalar.Attribute(Path.of(name(subqueries.size() - 1)));
    }

    @Override
    public Scalar resolve(PathExpression expression) {
        return table.resolve(expression);
    }

    @Override
    public SqlType type(Scalar leaf) {
        return table.type(leaf);
    }

    @Override
    public @Nullable KeyType keyType(Scalar scalar) {
        return table.keyType(scalar);
    }

    @Override
    public @Nullable String attribute(Scalar scalar) {
        return table.attribute(scalar);
    }
}
