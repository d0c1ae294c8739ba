package io.partita.faults.world;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.Random;

/** Makes an index of the table while it is being written, and drops it again. */
final class IndexMaker {
    private static final Duration LULL = Duration.ofMillis(300);

    private final Cluster cluster;
    private final Random random;

    IndexMaker(Cluster cluster) {
        this.cluster = cluster;
        this.random = cluster.network().scheduler().random();
    }

    void use(int changes) {
        Scheduler scheduler = cluster.network().scheduler();
        for (int i = 0; i < changes; i++) {
            scheduler.pause(scheduler.about(LULL));
            TableUpdate change = random.nextInt(3) == 0
                    ? new TableUpdate.DropIndex(Schema.TABLE, Schema.LATE.name())
                    : new TableUpdate.AddIndex(Schema.TABLE, Schema.LATE);
            change(change);
        }
    }

    /** Whatever comes of it, the table and its indexes must agree at last. */
    private void change(TableUpdate change) {
        Scheduler scheduler = cluster.network().scheduler();
        int site = cluster.anySite();
        try {
            scheduler.note(change + ": "
                    + new Asking<>(cluster, site, process -> process.store().updateTable(change))
                            .answer()
                            .status());
        } catch (StoreException e) {
            if (e.code() == ErrorCode.INTERNAL || e.code() == ErrorCode.CORRUPTION) {
                throw new AssertionError(change + " failed", e);
            }
            scheduler.note(change + ": " + e.code());
        }
    }

    /** Whether the index has been filled, if there is one. */
    static boolean isFilled(ItemStore store) {
        return store.describeTable(Schema.TABLE).indexes().values().stream()
                .allMatch(index -> index.status() == Status.ACTIVE);
    }
}
