package io.partita.shell.transfer;

import io.partita.shell.source.SourceRecord.Item;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/**
 * Writes batches over a connection of its own, until it takes an empty one. What a batch could not write is tried
 * again item by item, so that each failure is found and is reported with its own reason and line.
 */
final class ImportWorker implements Runnable {
    private final Connection connection;
    private final String statement;
    private final BlockingQueue<List<Item>> batches;
    private final ImportTally tally;

    ImportWorker(Connection connection, String statement, BlockingQueue<List<Item>> batches, ImportTally tally) {
        this.connection = connection;
        this.statement = statement;
        this.batches = batches;
        this.tally = tally;
    }

    @Override
    public void run() {
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (List<Item> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
                write(insert, batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare " + statement + ": " + e.getMessage(), e);
        }
    }

    private void write(PreparedStatement insert, List<Item> batch) {
        int[] counts;
        try {
            for (Item item : batch) {
                insert.setObject(1, item.attributes());
                insert.addBatch();
            }
            counts = insert.executeBatch();
        } catch (BatchUpdateException e) {
            counts = e.getUpdateCounts();
        } catch (SQLException e) {
            counts = new int[0];
        }
        for (int i = 0; i < batch.size(); i++) {
            if (i < counts.length && counts[i] != Statement.EXECUTE_FAILED) {
                count(counts[i]);
            } else {
                writeOne(insert, batch.get(i));
            }
        }
    }

    private void writeOne(PreparedStatement insert, Item item) {
        try {
            insert.clearBatch();
            insert.setObject(1, item.attributes());
            count(insert.executeUpdate());
        } catch (SQLException e) {
            tally.failed(item.line(), String.valueOf(e.getMessage()));
        }
    }

    private void count(int updated) {
        if (updated == 0) {
            tally.skipped();
        } else {
            tally.wrote(1);
        }
    }
}
