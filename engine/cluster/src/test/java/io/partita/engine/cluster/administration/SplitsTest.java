package io.partita.engine.cluster.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.open.OrderedStores;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Partitions of a table and of its indexes are split and moved again and again while they are written to, read and indexed. A failure is tried again
 * with {@code -Dpartita.seed=} what was printed; threads take turns as they like.
 */
final class SplitsTest {

    @Test
    void inOneSetThatKeepsTheCatalog() throws Exception {
        run(List.of(OrderedStores.inMemory()));
    }

    @Test
    void inOneSetOnDisk(@TempDir Path directory) throws Exception {
        run(List.of(OrderedStores.at(directory.resolve("data"))));
    }

    @Test
    void inTwoSets() throws Exception {
        run(List.of(OrderedStores.inMemory(), OrderedStores.inMemory(), OrderedStores.inMemory()));
    }

    private static void run(List<OrderedStore> stores) throws Exception {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("SplitsTest: -Dpartita.seed=" + seed);
        try (ThreadedCluster cluster = new ThreadedCluster(stores)) {
            SplitRun run = new SplitRun(cluster, seed);
            run.start();
            int changes = stores.size() == 1 ? 12 : 25;
            run.write(changes, false);
            cluster.restart();
            run.write(changes, true);
            cluster.restart();
            run.write(changes, false);
            cluster.settle();
            run.check();
            assertThat(Objects.requireNonNull(cluster.catalog().table(SplitRun.TABLE))
                            .partitions()
                            .partitions())
                    .hasSizeGreaterThan(6);
        }
    }
}
