package io.partita.planner.catalog;

import io.partita.planner.type.SqlType;

/**
 * A known attribute of a table.
 *
 * @param declaredType the type as it was declared or, for a sampled attribute, the name of {@code type}
 * @param origin how it is known
 */
public record Column(String name, SqlType type, String declaredType, Origin origin) {

    /** How a column is known. */
    public enum Origin {
        PARTITION_KEY,
        SORT_KEY,
        INDEX_KEY,
        DECLARED,
        SAMPLED,
        /** By the definition of a view. */
        VIEW
    }
}
