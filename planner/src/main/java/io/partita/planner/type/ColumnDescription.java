package io.partita.planner.type;

import org.jspecify.annotations.Nullable;

/**
 * One column of a result.
 *
 * @param label the alias, or the name that the expression has
 * @param type the declared or inferred type; ANY if nothing is known
 * @param table the table that the column comes from unchanged, or null
 * @param attribute the top-level attribute that the column comes from unchanged, or null
 */
public record ColumnDescription(
        String label,
        SqlType type,
        @Nullable String table,
        @Nullable String attribute) {}
