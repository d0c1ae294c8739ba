package io.partita.engine.cluster.replicaset;

/** What global indexes have yet to take in of the changes of a replica set, and who waits for it. */
public interface IndexBacklog {
    /** Nobody waits. */
    IndexBacklog IGNORED = new IndexBacklog() {
        @Override
        public void beforeWrite(int partition) {
            // However far indexes lag behind.
        }

        @Override
        public void beforeRead(int table) {
            // Whatever they hold.
        }
    };

    /**
     * Called before a write to a partition of a table that has global indexes is put into the log; may wait, but not for long.
     *
     * @throws io.partita.engine.api.error.StoreException THROTTLED if the write should be sent again later
     */
    void beforeWrite(int partition);

    /**
     * Waits until the indexes of a table have taken in every change here that was acknowledged before the call, but not for
     * long: what they hold then is all that the service promises.
     */
    void beforeRead(int table);
}
