package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AttributePaths;
import io.partita.planner.path.OrderTerm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules have pushed into a table access before its path is chosen.
 *
 * @param conjuncts the predicate
 * @param output the paths that are read of an item; null as long as nobody has said, which means all
 * @param order what of the wanted order a path could deliver; empty if none could
 * @param sorted whether an order is wanted
 * @param rows how many rows are wanted, or null
 * @param counting whether only the number of items is wanted
 */
record Wishes(
        List<Scalar> conjuncts,
        @Nullable AttributePaths output,
        List<OrderTerm> order,
        boolean sorted,
        @Nullable Long rows,
        boolean counting) {

    static final Wishes NONE = new Wishes(List.of(), null, List.of(), false, null, false);

    /** Adds conjuncts to those that are there. */
    Wishes withConjuncts(List<Scalar> newConjuncts) {
        List<Scalar> all = new ArrayList<>(conjuncts);
        all.addAll(newConjuncts);
        return new Wishes(all, output, order, sorted, rows, counting);
    }

    Wishes withOutput(AttributePaths newOutput) {
        return new Wishes(conjuncts, newOutput, order, sorted, rows, counting);
    }

    Wishes withOrder(List<OrderTerm> newOrder) {
        return new Wishes(conjuncts, output, newOrder, true, rows, counting);
    }

    Wishes withRows(@Nullable Long newRows) {
        return new Wishes(conjuncts, output, order, sorted, newRows, counting);
    }

    Wishes counted() {
        return new Wishes(conjuncts, AttributePaths.of(List.of()), order, sorted, rows, true);
    }
}
