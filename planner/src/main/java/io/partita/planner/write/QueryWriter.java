package io.partita.planner.write;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.ReadContext;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Conflict;
import java.util.ArrayList;
import java.util.List;

/**
 * INSERT, UPSERT and REPLACE of the rows of a query, in chunks, while the query goes on. If it fails half-way, the message
 * has the exact count of what was written.
 */
final class QueryWriter {
    private final ItemWrite.PutEach put;
    private final ReadContext context;
    private final PutWriter writer;

    QueryWriter(ItemWrite.PutEach put, ReadContext context) {
        this.put = put;
        this.context = context;
        this.writer = new PutWriter(put.put(), context.arguments());
    }

    Written execute(RowSource rows) {
        try (ChunkedWrites chunks = new ChunkedWrites(context, "written")) {
            try {
                if (put.allFirst()) {
                    readAll(rows, chunks).forEach(row -> chunks.add(writer.prepare(row)));
                } else {
                    for (AttributeValue row = rows.next(); row != null; row = rows.next()) {
                        chunks.add(writer.prepare(row));
                    }
                }
                return chunks.finish();
            } catch (QueryException failure) {
                throw chunks.halfWay(
                        failure,
                        put.put().conflict() == Conflict.FAIL
                                ? "with ON CONFLICT DO NOTHING, it goes on with the others"
                                : "executed again, it meets them again");
            }
        }
    }

    private static List<AttributeValue> readAll(RowSource rows, ChunkedWrites chunks) {
        List<AttributeValue> all = new ArrayList<>();
        for (AttributeValue row = rows.next(); row != null; row = rows.next()) {
            chunks.memory()
                    .add(row instanceof MapValue map ? Item.of(map.entries()).sizeBytes() : 0);
            all.add(row);
        }
        return all;
    }
}
