package io.partita.planner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.ScanRequest;
import io.partita.planner.testing.Bench;
import io.partita.planner.type.SqlType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableSamplesTest {
    private final Bench bench = Bench.withTable();
    private final SampleCache<Map<String, SqlType>> cache = new SampleCache<>(bench.clock());
    private final TableSamples samples = new TableSamples(bench.store(), cache);

    @AfterEach
    void close() {
        bench.close();
    }

    private int reads() {
        return bench.store().requests(ScanRequest.class).size();
    }

    @Test
    void tellsTheTypesThatAttributesHave() {
        bench.put(
                Bench.item("p", "a", "s", 1, "same", "x", "mixed", 1, "empty", null),
                Bench.item("p", "b", "s", 1, "same", "y", "mixed", "z", "sometimes", null),
                Bench.item("p", "c", "s", 1, "sometimes", true));
        assertThat(samples.of("items"))
                .containsEntry("same", SqlType.STRING)
                .containsEntry("mixed", SqlType.ANY)
                .containsEntry("sometimes", SqlType.BOOLEAN)
                .containsEntry("empty", SqlType.ANY);
    }

    /** A hundred items of a large table, however large it is. */
    @Test
    void readsFewItemsOfALargeTable() {
        fill(1_000);
        samples.of("items");
        assertThat(bench.store().requests(ScanRequest.class))
                .hasSize(4)
                .allSatisfy(scan -> assertThat(scan.options().limit()).isEqualTo(25));
    }

    @Test
    void readsASmallTableAgainSoonAndALargeOneMuchLater() {
        bench.put(Bench.item("p", "a", "s", 1));
        samples.of("items");
        int once = reads();
        samples.of("items");
        assertThat(reads()).isEqualTo(once);
        bench.advance(Duration.ofSeconds(1));
        bench.put(Bench.item("p", "a", "s", 2, "new", "x"));
        assertThat(samples.of("items")).containsKey("new");

        fill(1_000);
        bench.advance(Duration.ofSeconds(1));
        samples.of("items");
        bench.store().forget();
        bench.advance(Duration.ofMinutes(9));
        samples.of("items");
        assertThat(reads()).isZero();
        bench.advance(Duration.ofMinutes(2));
        samples.of("items");
        assertThat(reads()).isEqualTo(4);
    }

    @Test
    void readsAgainWhatWasForgotten() {
        fill(1_000);
        samples.of("items");
        bench.store().forget();
        cache.forget("others");
        samples.of("items");
        assertThat(reads()).isZero();
        cache.forget("items");
        samples.of("items");
        assertThat(reads()).isEqualTo(4);
        cache.forgetAll();
        samples.of("items");
        assertThat(reads()).isEqualTo(8);
    }

    /** A statement can do without, and the next one may be luckier. */
    @Test
    void isEmptyWhileTheTableCannotBeRead() {
        bench.put(Bench.item("p", "a", "s", 1, "colour", "red"));
        bench.store().before(request -> {
            throw new StoreException(ErrorCode.THROTTLED, "slow down");
        });
        assertThat(samples.of("items")).isEmpty();
        bench.store().before(request -> {});
        assertThat(samples.of("items")).containsKey("colour");
    }

    private void fill(int items) {
        for (int i = 0; i < items; i++) {
            bench.put(Bench.item("p", "p" + i, "s", i));
        }
    }
}
