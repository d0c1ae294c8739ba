package io.partita.planner.binder;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AttributePaths;
import java.util.List;

/** Which attributes of a statement an index does not hold. */
record ProjectedNames(Table table, IndexDefinition index, List<Scalar> outputs) {

    ProjectedNames {
        outputs = List.copyOf(outputs);
    }

    List<String> missing() {
        return missingOf(outputs);
    }

    List<String> missingOf(List<Scalar> scalars) {
        return AttributePaths.of(scalars).attributes().stream()
                .filter(attribute -> !holds(attribute))
                .toList();
    }

    private boolean holds(String attribute) {
        return index.projection().kind() == IndexProjection.Kind.ALL
                || index.key().contains(attribute)
                || table.description().definition().key().contains(attribute)
                || index.projection().included().contains(attribute);
    }
}
