package io.partita.engine.cluster.replicaset;

/** Holds back writes while something behind them cannot keep up. */
@FunctionalInterface
public interface WriteAdmission {
    /** Every write at once. */
    WriteAdmission ALWAYS = partition -> {};

    /**
     * Called before a write to a partition of a table that has global indexes is put into the log; may wait, but not for long.
     *
     * @throws io.partita.engine.api.error.StoreException THROTTLED if the write should be sent again later
     */
    void beforeWrite(int partition);
}
