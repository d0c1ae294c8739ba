package io.partita.planner.catalog;

import io.partita.engine.api.table.IndexDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many items have one value of the partition key, on average, as a sample shows it.
 *
 * @param ofIndexes by the name of the index
 * @param ofTable null if nobody knows
 */
public record CollectionSizes(@Nullable Double ofTable, Map<String, Double> ofIndexes) {
    public static final CollectionSizes UNKNOWN = new CollectionSizes(null, Map.of());

    public CollectionSizes {
        ofIndexes = Map.copyOf(ofIndexes);
    }

    /** The average of an index, or of the table itself; null if nobody knows. */
    public @Nullable Double of(@Nullable IndexDefinition index) {
        return index == null ? ofTable : ofIndexes.get(index.name());
    }
}
