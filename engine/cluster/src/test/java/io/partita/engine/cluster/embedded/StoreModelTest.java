package io.partita.engine.cluster.embedded;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random use of a store against a model. A failure is replayed with {@code -Dpartita.seed=} what was printed. */
final class StoreModelTest {
    /** Long enough that a read of an index never gives up waiting, however slow the machine. */
    private static final EmbeddedOptions OPTIONS = EmbeddedOptions.DEFAULT.withIndexWait(Duration.ofMinutes(5));

    private static Random random() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("StoreModelTest: -Dpartita.seed=" + seed);
        return new Random(seed);
    }

    @Test
    void aStoreInMemoryBehavesAsTheModel() {
        Random random = random();
        for (int partitions : new int[] {1, 5, 16}) {
            try (ItemStore store = EmbeddedItemStoreProvider.open(
                    new StoreLocation.Memory(), OPTIONS.withPartitionsPerTable(partitions))) {
                RandomStoreUse use = new RandomStoreUse(random, "table", store);
                for (int i = 0; i < 2_000; i++) {
                    use.step();
                }
                use.checkAll();
            }
        }
    }

    @Test
    void aStoreOnDiskBehavesAsTheModelAcrossRestarts(@TempDir Path directory) {
        Random random = random();
        StoreLocation location = new StoreLocation.Directory(directory.resolve("data"));
        EmbeddedOptions options = OPTIONS.withPartitionsPerTable(3);
        ItemStore store = EmbeddedItemStoreProvider.open(location, options);
        try {
            RandomStoreUse use = new RandomStoreUse(random, "table", store);
            for (int i = 0; i < 1_200; i++) {
                if (random.nextInt(60) == 0) {
                    store.close();
                    store = EmbeddedItemStoreProvider.open(location, options);
                    use.use(store);
                }
                use.step();
            }
            use.checkAll();
        } finally {
            store.close();
        }
    }
}
