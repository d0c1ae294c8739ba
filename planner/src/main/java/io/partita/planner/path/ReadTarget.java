package io.partita.planner.path;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.IndexDescription;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a path reads: a table, or one of its indexes.
 *
 * @param index null for the table itself
 * @param named whether the statement reads the index as if it were a table: its whole items are its entries then
 */
record ReadTarget(Table table, @Nullable IndexDefinition index, boolean named) {

    static ReadTarget of(Table table) {
        return new ReadTarget(table, null, false);
    }

    static ReadTarget of(Table table, IndexDefinition index) {
        return new ReadTarget(table, index, false);
    }

    KeySchema key() {
        return index == null ? table.description().definition().key() : index.key();
    }

    KeySchema tableKey() {
        return table.description().definition().key();
    }

    String name() {
        return index == null ? table.name() : index.name();
    }

    boolean isGlobalIndex() {
        return index != null && index.isGlobal();
    }

    Size size() {
        TableDescription description = table.description();
        IndexDescription known = index == null ? null : description.indexes().get(index.name());
        return known == null ? description.size() : known.size();
    }

    /** Whether it can be read: an index that is being filled cannot. */
    boolean isReadable() {
        IndexDescription known =
                index == null ? null : table.description().indexes().get(index.name());
        return known == null || known.status() == Status.ACTIVE || known.status() == Status.UPDATING;
    }

    /** Whether an entry has everything that these paths read. */
    boolean covers(AttributePaths paths) {
        if (index == null || index.projection().kind() == IndexProjection.Kind.ALL) {
            return true;
        }
        return (named || !paths.isWhole()) && projected(index).containsAll(paths.attributes());
    }

    private Set<String> projected(IndexDefinition entries) {
        Set<String> projected = new HashSet<>(entries.projection().included());
        entries.key().attributes().forEach(attribute -> projected.add(attribute.name()));
        tableKey().attributes().forEach(attribute -> projected.add(attribute.name()));
        return projected;
    }

    /** Whether the conjunct says no more than that a key attribute is there, which it is in every entry. */
    boolean grants(Scalar conjunct) {
        return index != null
                && index.key().attributes().stream().anyMatch(key -> Presence.isMere(conjunct, key.name()));
    }

    /** The key attributes that an item may lack, so that it is not in the index, and no conjunct asks for. */
    List<String> sparseBeyond(List<Scalar> conjuncts) {
        if (index == null) {
            return List.of();
        }
        return index.key().attributes().stream()
                .map(KeySchema.KeyAttribute::name)
                .filter(attribute -> !tableKey().contains(attribute) && !Presence.isImplied(conjuncts, attribute))
                .toList();
    }
}
