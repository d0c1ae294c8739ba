package io.partita.planner.path;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Spread;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a conjunction says of a key: values of the partition key and, perhaps, values or a range of the sort key.
 *
 * @param partitions one or more; a spread argument stands for as many as are bound to it
 * @param sort null if nothing is said that a key condition could say
 * @param consumed the conjuncts that say this and no more
 */
record KeyMatch(List<Scalar> partitions, @Nullable Sort sort, Set<Scalar> consumed) {

    KeyMatch {
        partitions = List.copyOf(partitions);
        consumed = Set.copyOf(consumed);
    }

    /** What is said of the sort key. */
    sealed interface Sort {}

    record Values(List<Scalar> values) implements Sort {}

    record Range(KeyRange.SortRange range) implements Sort {}

    boolean hasSortValues() {
        return sort instanceof Values;
    }

    boolean isOnePartition() {
        return isOne(partitions);
    }

    /** How many pairs of a partition key value and sort key value, range or nothing there are; a spread counts as several. */
    int combinations() {
        int sorts = sort instanceof Values values ? count(values.values()) : 1;
        return count(partitions) * sorts;
    }

    static boolean isOne(List<Scalar> values) {
        return values.size() == 1 && !Spread.isSpread(values.get(0));
    }

    /** How many values these are expected to be. */
    static int count(List<Scalar> values) {
        return values.size() == 1 && Spread.isSpread(values.get(0)) ? CostModel.SPREAD_VALUES : values.size();
    }
}
