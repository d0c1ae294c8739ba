package io.partita.planner.strict.read;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table or the index that a statement names.
 *
 * @param index the index, or null for the table itself
 */
public record ReadTarget(TableDefinition table, @Nullable IndexDefinition index) {

    public KeySchema key() {
        return index == null ? table.key() : index.key();
    }

    public @Nullable String indexName() {
        return index == null ? null : index.name();
    }

    public boolean isGlobalIndex() {
        return index != null && index.isGlobal();
    }

    /** Those of some attributes that an index does not hold. */
    List<String> unprojected(Collection<String> attributes) {
        return attributes.stream()
                .filter(attribute -> !projects(attribute))
                .distinct()
                .toList();
    }

    private boolean projects(String attribute) {
        return index == null
                || index.projection().kind() == IndexProjection.Kind.ALL
                || index.projection().included().contains(attribute)
                || index.key().contains(attribute)
                || table.key().contains(attribute);
    }
}
