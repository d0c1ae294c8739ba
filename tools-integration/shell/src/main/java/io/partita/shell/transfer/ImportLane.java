package io.partita.shell.transfer;

import io.partita.shell.source.SourceRecord.Item;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** One connection that writes, and the items that wait for it. For the thread that reads the file. */
final class ImportLane implements AutoCloseable {
    private static final int BATCHES_AHEAD = 4;

    private final Connection connection;
    private final int batchItems;
    private final BlockingQueue<List<Item>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final FutureTask<Void> worker;
    private List<Item> gathered = new ArrayList<>();

    /**
     * @param connection is closed with the lane
     */
    ImportLane(Connection connection, ImportOptions options, ImportTally tally, Executor executor) {
        this.connection = connection;
        this.batchItems = options.batchItems();
        String statement = options.conflict().statement(options.table());
        this.worker = new FutureTask<>(new ImportWorker(connection, statement, batches, tally), null);
        executor.execute(worker);
    }

    /** Adds an item; waits while too many are waiting already. */
    void add(Item item) throws SQLException, InterruptedException {
        gathered.add(item);
        if (gathered.size() >= batchItems) {
            send(gathered);
            gathered = new ArrayList<>(batchItems);
        }
    }

    private void send(List<Item> batch) throws SQLException, InterruptedException {
        while (!batches.offer(batch, 100, TimeUnit.MILLISECONDS)) {
            if (worker.isDone()) {
                awaitEnd();
            }
        }
    }

    /** Lets the worker write what is left and end; does not wait for it. */
    void finish() throws SQLException, InterruptedException {
        if (!gathered.isEmpty()) {
            send(gathered);
        }
        send(List.of());
    }

    /** Waits for the worker. */
    void awaitEnd() throws SQLException, InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Stops the worker at once, if it is still running, and closes the connection. */
    @Override
    public void close() throws SQLException {
        worker.cancel(true);
        connection.close();
    }
}
