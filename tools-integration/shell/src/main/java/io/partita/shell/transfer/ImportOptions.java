package io.partita.shell.transfer;

/**
 * How items are written.
 *
 * @param connections that write at the same time
 * @param batchItems items in one batch of a connection
 * @param maxFailures how many records may fail before the import stops; negative for any number
 */
public record ImportOptions(String table, ConflictRule conflict, int connections, int batchItems, long maxFailures) {
    public static final int DEFAULT_BATCH_ITEMS = 250;
    public static final int DEFAULT_CONNECTIONS = 4;

    public ImportOptions {
        if (connections < 1 || connections > 64) {
            throw new IllegalArgumentException("connections must be 1 to 64, not " + connections);
        }
        if (batchItems < 1 || batchItems > 10_000) {
            throw new IllegalArgumentException("a batch must have 1 to 10,000 items, not " + batchItems);
        }
    }
}
