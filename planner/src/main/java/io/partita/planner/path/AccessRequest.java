package io.partita.planner.path;

import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement wants of one table.
 *
 * @param index the index that the statement names in place of the table, or null
 * @param conjuncts the predicate, as {@link PredicateSimplifier} has it
 * @param output the paths that are read of an item that qualifies
 * @param ordering what the wanted order reads, if the path does not deliver it
 * @param order the wanted order, empty if there is none or no path could deliver it
 * @param sorted whether an order is wanted at all
 * @param rows how many rows are wanted, or null for all of them
 * @param counting whether only the number of items is wanted
 */
public record AccessRequest(
        Table table,
        @Nullable String index,
        List<Scalar> conjuncts,
        AttributePaths output,
        AttributePaths ordering,
        List<OrderTerm> order,
        boolean sorted,
        @Nullable Long rows,
        boolean counting,
        PathRules rules) {

    public AccessRequest {
        conjuncts = List.copyOf(conjuncts);
        order = List.copyOf(order);
    }

    /** The same for other conjuncts. */
    AccessRequest with(List<Scalar> newConjuncts) {
        return new AccessRequest(table, index, newConjuncts, output, ordering, order, sorted, rows, counting, rules);
    }

    /** The attribute in whose order a scalar is among the items that satisfy conjuncts; null if there is none. */
    public static @Nullable String orderedBy(Scalar scalar, Table table, List<Scalar> conjuncts, KnownValues known) {
        return KeyInversion.orderedBy(scalar, table, conjuncts, known);
    }
}
