package io.partita.faults.defect;

import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;

/** A snapshot does not say which changes index partitions have taken in, so what is sent again is done again. */
public final class ForgottenRequests implements Defect {
    private static final int MOST_PARTITIONS = 200;

    @Override
    public OrderedStore snapshot(OrderedStore sound) {
        WriteBatch batch = new WriteBatch();
        for (int partition = 0; partition < MOST_PARTITIONS; partition++) {
            KeyRange progress = SystemKeys.allProgress(partition);
            batch.deleteRange(progress.from(), progress.to());
        }
        sound.commit(batch);
        return sound;
    }
}
