package io.partita.planner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.table.TableDescription;
import io.partita.planner.testing.Bench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectionSamplesTest {
    private final Bench bench = Bench.withTable();
    private final SampleCache<CollectionSizes> cache = new SampleCache<>(bench.clock());
    private final TableDescription description = bench.table().description();
    private final CollectionSamples samples = new CollectionSamples(bench.store(), cache);

    @AfterEach
    void close() {
        bench.close();
    }

    private CollectionSizes sizes() {
        return samples.of(description);
    }

    @Test
    void countsTheItemsOfAPartitionKeyValueOfTheTableAndOfEachIndex() {
        for (int i = 0; i < 60; i++) {
            bench.put(Bench.item("p", "p" + i / 4, "s", i, "g", "g" + i % 3));
        }
        CollectionSizes sizes = sizes();
        assertThat(sizes.ofTable()).isEqualTo(4.0);
        assertThat(sizes.ofIndexes()).containsEntry("by_g", 20.0).containsEntry("keys_g", 20.0);
    }

    @Test
    void knowsNothingOfWhatIsEmpty() {
        bench.put(Bench.item("p", "a", "s", 1));
        assertThat(sizes().ofTable()).isEqualTo(1.0);
        assertThat(sizes().ofIndexes()).isEmpty();
    }

    @Test
    void readsOnePageOfEachAndNotAgain() {
        for (int i = 0; i < 200; i++) {
            bench.put(Bench.item("p", "p" + i, "s", i, "g", "g", "l", "l"));
        }
        sizes();
        assertThat(bench.store().requests(ScanRequest.class))
                .hasSize(4)
                .allSatisfy(scan -> assertThat(scan.options().limit()).isEqualTo(100));
        bench.store().forget();
        sizes();
        assertThat(bench.store().requests(ScanRequest.class)).isEmpty();
    }

    @Test
    void isUnknownWhileTheTableCannotBeRead() {
        bench.put(Bench.item("p", "a", "s", 1));
        bench.store().before(request -> {
            throw new StoreException(ErrorCode.THROTTLED, "slow down");
        });
        assertThat(sizes()).isEqualTo(CollectionSizes.UNKNOWN);
        bench.store().before(request -> {});
        assertThat(sizes().ofTable()).isEqualTo(1.0);
    }
}
