package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import io.partita.engine.cluster.routing.CatalogSource;
import java.time.Duration;

/** The catalog as this process's replica of the metadata set has it. */
final class HostedCatalog implements CatalogSource, AutoCloseable {
    private static final int MOVES = 30;
    private static final Duration MOVING = Duration.ofMillis(5);

    /** Together as long as a leader may need to be elected, several times over. */
    private static final int ATTEMPTS = 200;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RaftGroup metadata;
    private final Waiting waiting;
    private volatile boolean closed;

    HostedCatalog(RaftGroup metadata, Waiting waiting) {
        this.metadata = metadata;
        this.waiting = waiting;
    }

    @Override
    public Catalog catalog() {
        return metadata.replica().catalog();
    }

    @Override
    public Catalog refreshed() {
        catchUp();
        return catalog();
    }

    @Override
    public boolean follow(int attempts) {
        if (attempts >= MOVES) {
            return false;
        }
        // The map may be changing at this moment: each attempt waits longer for the change to arrive.
        waiting.pause(MOVING.multipliedBy(attempts));
        catchUp();
        return true;
    }

    /** While a leader is being elected, waits for it. */
    private void catchUp() {
        for (int attempt = 1; ; attempt++) {
            try {
                metadata.readBarrier();
                return;
            } catch (StoreException e) {
                if (e.code() != ErrorCode.UNAVAILABLE || metadata.failure() != null || closed || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            waiting.pause(PAUSE);
        }
    }

    /** Waits for nobody any more. */
    @Override
    public void close() {
        closed = true;
    }
}
