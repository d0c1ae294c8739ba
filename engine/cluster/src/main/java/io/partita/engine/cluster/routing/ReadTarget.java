package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.ConditionLimits;
import io.partita.engine.api.expression.NamedAttributes;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.keyspace.Keyspace;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Query or Scan reads: a table or one of its indexes.
 *
 * @param index the index, or null for the table itself
 */
record ReadTarget(Table table, @Nullable Index index) {

    static ReadTarget of(Table table, @Nullable String index) {
        return new ReadTarget(table, index == null ? null : Tables.index(table, index));
    }

    boolean isGlobalIndex() {
        return index != null && index.isGlobal();
    }

    Keyspace keyspace() {
        return index == null ? table.items() : index.keyspace();
    }

    PartitionMap partitions() {
        return index == null ? table.partitions() : index.partitions();
    }

    /** @throws StoreException VALIDATION if this cannot be read so; the texts are those of the service */
    void check(ReadOptions options) {
        if (options.limit() < 0) {
            throw StoreException.validation("1 validation error detected: Value '" + options.limit()
                    + "' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }
        if (options.filter() != null) {
            ConditionLimits.check(options.filter(), "FilterExpression");
        }
        options.projection().checkDistinct();
        if (isGlobalIndex()) {
            if (options.consistent()) {
                throw StoreException.validation("Consistent reads are not supported on global secondary indexes");
            }
            if (options.projection().whole() && !holdsAll()) {
                throw StoreException.validation(
                        "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is"
                                + " not supported for global secondary index " + keyspaceName()
                                + " because its projection type is not ALL");
            }
            List<String> missing = options.projection().paths().stream()
                    .map(Path::attribute)
                    .filter(attribute -> !projects(attribute))
                    .distinct()
                    .toList();
            if (!missing.isEmpty()) {
                throw StoreException.validation("One or more parameter values were invalid: Global secondary index "
                        + keyspaceName() + " does not project " + missing);
            }
        }
    }

    /** @throws StoreException VALIDATION if the filter of a query names an attribute of the key that is queried */
    void checkFilterHasNoKeys(@Nullable Condition filter) {
        if (filter == null) {
            return;
        }
        Set<String> attributes = NamedAttributes.of(filter);
        for (KeyAttribute attribute : keyspace().key().attributes()) {
            if (attributes.contains(attribute.name())) {
                throw StoreException.validation("Filter Expression can only contain non-primary key attributes: "
                        + "Primary key attribute: " + attribute.name());
            }
        }
    }

    /**
     * The items of the table, which must be fetched because a local index does not project all that is asked for; null if
     * the entries are enough. A global index never fetches.
     */
    @Nullable
    Keyspace fetchFrom(ReadOptions options) {
        if (index == null || index.isGlobal() || holdsAll()) {
            return null;
        }
        boolean projected = options.countOnly()
                || (!options.projection().whole()
                        && options.projection().paths().stream().allMatch(path -> projects(path.attribute())));
        boolean filtered = options.filter() == null
                || NamedAttributes.of(options.filter()).stream().allMatch(this::projects);
        return projected && filtered ? null : table.items();
    }

    /** What a read consumed: entries where they lie, and fetched items, which are the table's. */
    Consumed consumed(double entryUnits, double fetchUnits) {
        return index == null
                ? Consumed.read(entryUnits)
                : new Consumed(
                        entryUnits + fetchUnits, 0, List.of(new Consumed.IndexUnits(index.name(), entryUnits, 0)));
    }

    private boolean holdsAll() {
        return index == null || index.definition().projection().kind() == IndexProjection.Kind.ALL;
    }

    private boolean projects(String attribute) {
        if (index == null || holdsAll()) {
            return true;
        }
        return index.definition().projection().included().contains(attribute)
                || index.definition().key().contains(attribute)
                || table.key().contains(attribute);
    }

    private String keyspaceName() {
        return index == null ? table.name() : index.name();
    }
}
