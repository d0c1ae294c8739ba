package io.partita.engine.api.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a table is told beside its shape.
 *
 * @param throughput what was provisioned, or null if the table is paid for by the request
 * @param indexThroughput what was provisioned for global indexes, by name; empty if throughput is null
 * @param deletionProtected whether the table refuses to be dropped
 * @param infrequentAccess whether it is of the class STANDARD_INFREQUENT_ACCESS
 */
public record TableSettings(
        @Nullable Throughput throughput,
        Map<String, Throughput> indexThroughput,
        boolean deletionProtected,
        boolean infrequentAccess) {

    /** Paid for by the request, and nothing else. */
    public static final TableSettings DEFAULT = new TableSettings(null, Map.of(), false, false);

    public TableSettings {
        indexThroughput = Map.copyOf(indexThroughput);
    }

    /** Provisioned units per second; the store keeps them for its callers. */
    public record Throughput(long readUnits, long writeUnits) {}

    public TableSettings withThroughput(@Nullable Throughput newThroughput, Map<String, Throughput> ofIndexes) {
        return new TableSettings(newThroughput, ofIndexes, deletionProtected, infrequentAccess);
    }

    public TableSettings withDeletionProtected(boolean newDeletionProtected) {
        return new TableSettings(throughput, indexThroughput, newDeletionProtected, infrequentAccess);
    }

    public TableSettings withInfrequentAccess(boolean newInfrequentAccess) {
        return new TableSettings(throughput, indexThroughput, deletionProtected, newInfrequentAccess);
    }
}
