package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.CatalogEncoding;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.storage.WriteBatch;
import org.jspecify.annotations.Nullable;

/** The catalog as committed, which any thread may read, and as it will be with what is staged. */
final class StagedCatalog {
    private final int set;
    private volatile Catalog committed;
    private Catalog staged;

    /** @param set the replica set of which this is the catalog */
    StagedCatalog(int set, Catalog committed) {
        this.set = set;
        this.committed = committed;
        this.staged = committed;
    }

    int set() {
        return set;
    }

    Catalog committed() {
        return committed;
    }

    /** What a command that is being staged sees. */
    Catalog staged() {
        return staged;
    }

    /** What a storage key belongs to, if this set answers for it, or null; with what is staged. */
    @Nullable
    PartitionPlace served(byte[] storageKey) {
        return served(staged.place(storageKey));
    }

    /** The place of a partition, if this set answers for it, or null; with what is staged. */
    @Nullable
    PartitionPlace served(int partition) {
        return served(staged.place(partition));
    }

    private @Nullable PartitionPlace served(@Nullable PartitionPlace place) {
        return place == null || !place.partition().isServedBy(set) ? null : place;
    }

    /** The place of a partition, if this set hosts it, or null; with what is staged. */
    @Nullable
    PartitionPlace hosted(int partition) {
        PartitionPlace place = staged.place(partition);
        return place == null || place.partition().set() != set ? null : place;
    }

    boolean isStaged() {
        return staged != committed;
    }

    void stage(Catalog next) {
        staged = next;
    }

    void writeTo(WriteBatch batch) {
        if (staged != committed) {
            CatalogEncoding.write(batch, committed, staged);
        }
    }

    /** The batch was committed. */
    void publish() {
        committed = staged;
    }

    /** The batch was not committed. */
    void discard() {
        staged = committed;
    }
}
