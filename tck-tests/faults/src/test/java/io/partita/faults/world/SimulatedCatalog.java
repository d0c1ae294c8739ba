package io.partita.faults.world;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import io.partita.engine.cluster.routing.CatalogSource;
import io.partita.faults.consensus.SimulatedGroup;
import java.time.Duration;

/** The catalog as a process's replica of set 0 has it. */
final class SimulatedCatalog implements CatalogSource {
    private static final int MOVES = 30;
    private static final Duration MOVING = Duration.ofMillis(5);
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SimulatedGroup metadata;
    private final Waiting waiting;

    SimulatedCatalog(SimulatedGroup metadata, Waiting waiting) {
        this.metadata = metadata;
        this.waiting = waiting;
    }

    @Override
    public Catalog catalog() {
        return metadata.replica().catalog();
    }

    @Override
    public Catalog refreshed() {
        for (int attempt = 1; ; attempt++) {
            try {
                metadata.readBarrier();
                return catalog();
            } catch (StoreException e) {
                if (e.code() != ErrorCode.UNAVAILABLE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            waiting.pause(PAUSE);
        }
    }

    @Override
    public boolean follow(int attempts) {
        if (attempts >= MOVES) {
            return false;
        }
        waiting.pause(MOVING.multipliedBy(attempts));
        Catalog unused = refreshed();
        return true;
    }
}
