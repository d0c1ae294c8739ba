package io.partita.planner.path;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.planner.expression.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * One partition key value, and a range of sort keys.
 *
 * @param sort null for the whole item collection
 */
public record KeyRange(Scalar partition, @Nullable SortRange sort) {

    /** A range of sort keys that a key condition can express. */
    public sealed interface SortRange {}

    /** {@code =}, {@code <}, {@code <=}, {@code >} or {@code >=}. */
    public record Compare(Comparator comparator, Scalar value) implements SortRange {}

    /** Inclusive; nothing if low is above high. */
    public record Between(Scalar low, Scalar high) implements SortRange {}

    public record BeginsWith(Scalar prefix) implements SortRange {}
}
