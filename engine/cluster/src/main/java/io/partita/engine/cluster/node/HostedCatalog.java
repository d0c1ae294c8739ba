package io.partita.engine.cluster.node;

import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import io.partita.engine.cluster.routing.CatalogSource;
import java.time.Duration;

/** The catalog as this process's replica of the metadata set has it. */
final class HostedCatalog implements CatalogSource {
    private static final int ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final RaftGroup metadata;
    private final Waiting waiting;

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
        metadata.readBarrier();
        return catalog();
    }

    @Override
    public boolean follow(int attempts) {
        if (attempts >= ATTEMPTS) {
            return false;
        }
        // The map may be changing at this moment: each attempt waits longer for the change to arrive.
        waiting.pause(PAUSE.multipliedBy(attempts));
        metadata.readBarrier();
        return true;
    }
}
