package io.partita.parser.syntax;

import java.util.List;
import java.util.Optional;

/** What stands in FROM. */
public sealed interface Relation extends Node {

    /** {@code table}, {@code "table"."index"}, with an optional alias. */
    record TableReference(Identifier table, Optional<Identifier> index, Optional<Identifier> alias, Position position)
            implements Relation {}

    /** {@code (SELECT …) AS x (a, b)}. */
    record Derived(Query query, Optional<Identifier> alias, List<Identifier> columns, Position position)
            implements Relation {
        public Derived {
            columns = List.copyOf(columns);
        }
    }

    /** {@code t.items AS x AT i}: the elements of a nested list or map, beside the row that holds them. */
    record Unnested(
            Expression.PathExpression path, Optional<Identifier> alias, Optional<Identifier> at, Position position)
            implements Relation {}

    /** A join; {@code a, b} in FROM is a CROSS join. */
    record Join(JoinKind kind, Relation left, Relation right, Optional<JoinCondition> condition, Position position)
            implements Relation {}

    enum JoinKind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        CROSS
    }

    sealed interface JoinCondition {}

    record On(Expression condition) implements JoinCondition {}

    record Using(List<Identifier> columns) implements JoinCondition {
        public Using {
            columns = List.copyOf(columns);
        }
    }

    /** NATURAL. */
    record Natural() implements JoinCondition {}
}
