package io.partita.planner.path;

import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a statement reaches a table: exactly one of these. All key values are constant scalars, evaluated when
 * the statement is executed; a value that does not have the key's type then matches nothing.
 */
public sealed interface AccessPath {

    /** One item by its primary key: GetItem. */
    record KeyLookup(
            Table table, Scalar partition, @Nullable Scalar sort) implements AccessPath {}

    /**
     * Items by their primary keys: BatchGetItem, 100 a request, in parallel. The keys are the product of the
     * partition and sort values of each group; equal keys are read once.
     */
    record BatchKeyLookup(Table table, List<KeyGroup> groups) implements AccessPath {
        public BatchKeyLookup {
            groups = List.copyOf(groups);
        }
    }

    /** The product of some partition key values and some sort key values (none in a table without a sort key). */
    record KeyGroup(List<Scalar> partitions, List<Scalar> sorts) {
        public KeyGroup {
            partitions = List.copyOf(partitions);
            sorts = List.copyOf(sorts);
        }
    }

    /** A range of one item collection of the table: Query. */
    record KeyQuery(Table table, KeyRange range, boolean ascending) implements AccessPath {}

    /**
     * A range of one item collection of an index: Query.
     *
     * @param fetchesItems whether the items are then read from the table by key, in batches, because the index does
     *     not hold all the attributes that are needed
     */
    record IndexQuery(Table table, String index, KeyRange range, boolean ascending, boolean fetchesItems)
            implements AccessPath {}

    /**
     * Several of the above, in parallel. An item that two branches reach is returned once.
     *
     * @param branches KeyQuery or IndexQuery; one whose partition value is a spread argument stands for as many as
     *     the argument has elements
     * @param merged whether the rows are merged in the order of the sort key, in the branches' direction; otherwise
     *     branch after branch
     */
    record FanOut(List<AccessPath> branches, boolean merged) implements AccessPath {
        public FanOut {
            branches = List.copyOf(branches);
        }
    }

    /**
     * Everything there is in the table or index: Scan, in parallel segments, under the scan policy.
     *
     * @param index null for the table itself
     * @param segments by hint; 0 leaves it to the session
     */
    record SegmentedScan(Table table, @Nullable String index, int segments, boolean fetchesItems)
            implements AccessPath {}

    /** A contradiction: no request at all. */
    record Nothing(String reason) implements AccessPath {}
}
