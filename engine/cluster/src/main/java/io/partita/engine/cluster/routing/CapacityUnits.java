package io.partita.engine.cluster.routing;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.Consumed.IndexUnits;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.index.IndexDifference;
import io.partita.engine.cluster.index.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of consumed capacity.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB
 * read and write operations</a>, and for indexes <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations">throughput
 * considerations</a>.
 */
final class CapacityUnits {
    private static final int READ_UNIT_BYTES = 4 * 1024;
    private static final int WRITE_UNIT_BYTES = 1024;

    private CapacityUnits() {}

    /** Of one read of so many bytes; reading nothing costs as much as reading little. */
    static double read(long bytes, boolean consistent) {
        long units = Math.max(1, roundedUp(bytes, READ_UNIT_BYTES));
        return consistent ? units : units / 2.0;
    }

    /** Of a write that made one item of another, the indexes included. */
    static Consumed written(Table table, @Nullable Item before, @Nullable Item after) {
        double units = written(before, after);
        if (table.indexes().isEmpty()) {
            return Consumed.written(units);
        }
        List<IndexUnits> indexes = new ArrayList<>();
        for (Index index : table.indexes()) {
            double ofIndex = written(IndexDifference.of(index, before, after));
            if (ofIndex > 0) {
                indexes.add(new IndexUnits(index.name(), 0, ofIndex));
                units += ofIndex;
            }
        }
        return new Consumed(0, units, indexes);
    }

    /** An entry that moves in its index is removed and put: two writes. */
    private static double written(IndexDifference difference) {
        IndexEntry removed = difference.removed();
        IndexEntry put = difference.put();
        double units = removed == null ? 0 : written(removed.item(), null);
        if (put != null) {
            IndexEntry before = difference.before();
            units += written(removed != null || before == null ? null : before.item(), put.item());
        }
        return units;
    }

    private static double written(@Nullable Item before, @Nullable Item after) {
        int bytes = Math.max(before == null ? 0 : before.sizeBytes(), after == null ? 0 : after.sizeBytes());
        return Math.max(1, roundedUp(bytes, WRITE_UNIT_BYTES));
    }

    private static long roundedUp(long bytes, int unit) {
        return (bytes + unit - 1) / unit;
    }
}
