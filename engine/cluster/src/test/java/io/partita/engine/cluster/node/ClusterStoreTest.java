package io.partita.engine.cluster.node;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.contract.ItemStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a cluster of three nodes, seen from one that does not lead, with tables in sixteen pieces. */
class ClusterStoreTest extends ItemStoreContract {
    @TempDir
    static Path directory;

    private @Nullable LocalNodes cluster;

    int partitions() {
        return 16;
    }

    @Override
    protected ItemStore open() {
        LocalNodes started = LocalNodes.start(directory, LocalNodes.OPTIONS.withPartitionsPerTable(partitions()));
        cluster = started;
        return started.node((started.leader() + 1) % 3).store();
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
