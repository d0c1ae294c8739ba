package io.partita.planner.write;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import java.util.ArrayList;
import java.util.List;

/**
 * INSERT, UPSERT and REPLACE of several rows, in chunks of rows that are written independently of each other. A row
 * that cannot be an item fails the statement before anything is written. If a row fails in the store, the other rows of
 * its chunk are written all the same, those of later chunks are not tried, and the message has the rows that failed and
 * the exact count of those that were written.
 */
final class RowsWriter {
    /** How many rows that failed a message lists. */
    private static final int LISTED_ROWS = 10;

    private final ItemWrite.Put put;
    private final IndependentWrites store;
    private final PutWriter writer;
    private final List<Item> images = new ArrayList<>();
    private long written;

    RowsWriter(ItemWrite.Put put, MeteredStore store, Arguments arguments) {
        this.put = put;
        this.store = new IndependentWrites(store);
        this.writer = new PutWriter(put, arguments);
    }

    Written execute() {
        List<PendingWrite> rows = rows();
        int begin = 0;
        while (begin < rows.size()) {
            int end = IndependentWrites.endOfChunk(rows, begin);
            take(begin, store.executeChunk(rows.subList(begin, end)));
            begin = end;
        }
        return new Written(written, images);
    }

    private List<PendingWrite> rows() {
        List<PendingWrite> rows = new ArrayList<>(put.items().size());
        for (Scalar row : put.items()) {
            try {
                rows.add(writer.prepare(row));
            } catch (QueryException failure) {
                throw failed(List.of(rows.size()), put.items().size(), failure);
            }
        }
        return rows;
    }

    private void take(int begin, List<WriteResult> results) {
        List<Integer> failed = new ArrayList<>();
        QueryException first = null;
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof WriteResult.Success success) {
                written += success.written().items();
                images.addAll(success.written().images());
            } else if (results.get(i) instanceof WriteResult.Failure failure) {
                failed.add(begin + i);
                first = first == null ? failure.failure() : first;
            }
        }
        if (first != null) {
            throw failed(failed, begin + results.size(), first);
        }
    }

    /**
     * The failure of the statement.
     *
     * @param rows that failed, from 0
     * @param tried how many rows have been tried, those that failed included
     */
    private QueryException failed(List<Integer> rows, int tried, QueryException first) {
        StringBuilder text = new StringBuilder(String.valueOf(first.getMessage()));
        text.append(rows.size() == 1 ? " (row " : " (rows ").append(rows.get(0) + 1);
        for (int row : rows.subList(1, Math.min(rows.size(), LISTED_ROWS))) {
            text.append(", ").append(row + 1);
        }
        if (rows.size() > LISTED_ROWS) {
            text.append(" and ").append(rows.size() - LISTED_ROWS).append(" more");
        }
        text.append(" of ").append(put.items().size()).append("; ").append(done());
        if (tried < put.items().size()) {
            text.append(", and rows from ").append(tried + 1).append(" on were not tried");
        }
        Throwable cause = first.getCause() == null ? first : first.getCause();
        return QueryException.of(first.code(), text.append(')').toString(), cause);
    }

    private String done() {
        return written == 0
                ? "nothing was written"
                : written == 1 ? "1 row was written" : written + " rows were written";
    }
}
