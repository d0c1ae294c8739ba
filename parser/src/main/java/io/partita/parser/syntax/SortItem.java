package io.partita.parser.syntax;

import java.util.Optional;

/** One term of ORDER BY. */
public record SortItem(Expression expression, Direction direction, Optional<NullOrder> nulls, Position position)
        implements Node {

    /** DEFAULT is what is meant when nothing is written; the two manners differ in it. */
    public enum Direction {
        DEFAULT,
        ASCENDING,
        DESCENDING
    }

    /** NULLS FIRST or NULLS LAST. */
    public enum NullOrder {
        FIRST,
        LAST
    }
}
