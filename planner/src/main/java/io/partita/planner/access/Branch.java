package io.partita.planner.access;

import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.validation.KeyValidation;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Spread;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.KeyRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One query: a range of one item collection, with its values filled in.
 *
 * @param index null for the table itself
 */
record Branch(Table table, @Nullable IndexDefinition index, KeyCondition key, boolean ascending) {
    /** The most item collections that one access reads. */
    static final int MAX_BRANCHES = 10_000;

    /** The key of what is read. */
    KeySchema schema() {
        return index == null ? table.description().definition().key() : index.key();
    }

    /** What is read: the name of the table or of the index. */
    String target() {
        return index == null ? table.name() : index.name();
    }

    /** Whether an item, as it is now, is still in the range. */
    boolean holds(Item item) {
        KeySchema schema = schema();
        if (!key.partition().equals(item.get(schema.partition().name()))) {
            return false;
        }
        KeyCondition.SortCondition condition = key.sort();
        if (schema.sort() == null) {
            return true;
        }
        AttributeValue sort = item.get(schema.sort().name());
        return sort != null && sort.type() == schema.sort().type() && (condition == null || condition.test(sort));
    }

    /** How a branch differs from others of the same table. */
    private record Identity(String index, KeyCondition key) {}

    /**
     * The queries that these paths stand for: a spread argument is as many as it has elements, and what can match
     * nothing is none.
     *
     * @throws QueryException INVALID_STATEMENT if there are too many
     */
    static List<Branch> of(List<AccessPath> paths, Arguments arguments) {
        List<Branch> branches = new ArrayList<>();
        Set<Identity> seen = new HashSet<>();
        for (AccessPath path : paths) {
            Target target = Target.of(path);
            for (KeyCondition key : target.keys(arguments)) {
                if (paths.size() == 1 || seen.add(new Identity(target.indexName(), key))) {
                    requireFew(branches, target.table());
                    branches.add(new Branch(target.table(), target.index(), key, target.ascending()));
                }
            }
        }
        return branches;
    }

    private static void requireFew(List<Branch> branches, Table table) {
        if (branches.size() >= MAX_BRANCHES) {
            throw new QueryException(
                    QueryErrorCode.INVALID_STATEMENT,
                    "the statement asks for more than " + MAX_BRANCHES + " partition key values of table \""
                            + table.name() + "\" at once; ask for fewer, one statement after another");
        }
    }

    static IndexDefinition index(Table table, String name) {
        return table.description()
                .definition()
                .index(name)
                .orElseThrow(() -> new QueryException(
                        QueryErrorCode.UNKNOWN_INDEX,
                        "table \"" + table.name() + "\" has no index \"" + name + "\" any more"));
    }

    /** A path whose values are not filled in yet. */
    private record Target(Table table, @Nullable IndexDefinition index, KeyRange range, boolean ascending) {

        static Target of(AccessPath path) {
            if (path instanceof AccessPath.KeyQuery query) {
                return new Target(query.table(), null, query.range(), query.ascending());
            } else if (path instanceof AccessPath.IndexQuery query) {
                IndexDefinition index = Branch.index(query.table(), query.index());
                return new Target(query.table(), index, query.range(), query.ascending());
            }
            throw new IllegalArgumentException("not a query: " + path);
        }

        String indexName() {
            return index == null ? "" : index.name();
        }

        List<KeyCondition> keys(Arguments arguments) {
            KeySchema schema = index == null ? table.description().definition().key() : index.key();
            SortRanges.Filled sort = schema.sort() == null || range.sort() == null
                    ? SortRanges.Filled.EVERYTHING
                    : SortRanges.fill(schema.sort(), range.sort(), arguments, isTableKey(schema.sort()));
            if (sort.isNothing()) {
                return List.of();
            }
            List<KeyCondition> keys = new ArrayList<>();
            for (AttributeValue value : partitions(arguments)) {
                boolean fits = isTableKey(schema.partition()) || KeyValues.fits(schema.partition(), value);
                AttributeValue partition = fits
                        ? KeyValues.candidate(
                                schema.partition(), KeyValidation.MAX_PARTITION_KEY_BYTES, range.partition(), value)
                        : null;
                if (partition != null) {
                    keys.add(new KeyCondition(partition, sort.condition()));
                }
            }
            return keys;
        }

        /**
         * Whether a value of another type is a mistake. An attribute that is a key of an index alone is compared as if
         * there were no index: it just does not match.
         */
        private boolean isTableKey(KeyAttribute attribute) {
            return table.description().definition().key().attributes().contains(attribute);
        }

        private Collection<AttributeValue> partitions(Arguments arguments) {
            AttributeValue value = range.partition().evaluate(Item.EMPTY, arguments);
            if (Spread.isSpread(range.partition())) {
                return new LinkedHashSet<>(Spread.elements(value));
            }
            return List.of(value == null ? AttributeValue.nullValue() : value);
        }
    }
}
