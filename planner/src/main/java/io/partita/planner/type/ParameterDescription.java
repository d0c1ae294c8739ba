package io.partita.planner.type;

import org.jspecify.annotations.Nullable;

/**
 * One {@code ?} of a statement.
 *
 * @param type what is expected where it stands; ANY if nothing is known
 * @param attribute the attribute that it is compared with or assigned to, or null
 * @param spreads whether a list bound to it stands for its elements, as in {@code IN (?)}
 * @param operator the operator because of which NULL may not be bound to it, or null if it may
 */
public record ParameterDescription(
        SqlType type,
        @Nullable String attribute,
        boolean spreads,
        @Nullable String operator) {}
