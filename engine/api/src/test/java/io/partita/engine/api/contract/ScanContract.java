package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.PK_SK;
import static io.partita.engine.api.contract.Samples.compare;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans of tables. */
interface ScanContract extends StoreUnderTest {

    private List<Item> fill(String table, int count) {
        List<Item> items = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> items.add(item("pk", "item-" + i, "n", i)));
        items.forEach(item -> put(table, item));
        return items;
    }

    @Test
    default void aScanReadsEverything() {
        String table = table(PK);
        assertThat(scanAll(table, null)).isEmpty();
        List<Item> items = fill(table, 60);
        assertThat(scanAll(table, null)).containsExactlyInAnyOrderElementsOf(items);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 200})
    default void segmentsAreDisjointAndTogetherTheWhole(int total) {
        String table = table(PK);
        List<Item> items = fill(table, 60);
        List<Item> found = new ArrayList<>();
        for (int segment = 0; segment < total; segment++) {
            found.addAll(scanAll(new ScanRequest(table, null, segment, total, ReadOptions.DEFAULT.withLimit(4))));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    default void aCollectionLiesInOneSegment() {
        String table = table(PK_SK);
        IntStream.range(0, 20).forEach(i -> put(table, item("pk", "a", "sk", i)));
        List<Integer> counts = new ArrayList<>();
        for (int segment = 0; segment < 5; segment++) {
            counts.add(scanAll(new ScanRequest(table, null, segment, 5, ReadOptions.DEFAULT))
                    .size());
        }
        assertThat(counts).containsExactlyInAnyOrder(0, 0, 0, 0, 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 59, 60, 61})
    default void pagesOfAScanMakeTheWhole(int limit) {
        String table = table(PK);
        List<Item> items = fill(table, 60);
        assertThat(scanAll(new ScanRequest(table, null, 0, 1, ReadOptions.DEFAULT.withLimit(limit))))
                .containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    default void aPageOfAScanEvaluatesAsManyAsItsLimit() {
        String table = table(PK);
        fill(table, 60);
        Page page = store().scan(new ScanRequest(
                table,
                null,
                0,
                1,
                ReadOptions.DEFAULT
                        .withFilter(compare("n", Comparator.LESS, 30))
                        .withLimit(20)));
        assertThat(page.scannedCount()).isEqualTo(20);
        assertThat(page.count()).isEqualTo(page.items().size()).isLessThanOrEqualTo(20);
        assertThat(page.lastKey()).isNotNull();
    }

    @Test
    default void filtersAndCounts() {
        String table = table(PK);
        fill(table, 60);
        ReadOptions options = ReadOptions.DEFAULT.withFilter(compare("n", Comparator.LESS, 30));
        Page page = store().scan(new ScanRequest(table, null, 0, 1, options.counting()));
        assertThat(page.count()).isEqualTo(30);
        assertThat(page.scannedCount()).isEqualTo(60);
        assertThat(page.items()).isEmpty();
        assertThat(page.lastKey()).isNull();
    }

    @Test
    default void aPageOfAScanEvaluatesAboutOneMegabyte() {
        String table = table(PK);
        IntStream.range(0, 15).forEach(i -> put(table, item("pk", "item-" + i, "v", text(100_000))));
        Page page = store().scan(new ScanRequest(table, null, 0, 1, ReadOptions.DEFAULT));
        assertThat(page.count()).isBetween(10, 11);
        assertThat(page.lastKey()).isNotNull();
        assertThat(scanAll(table, null)).hasSize(15);
    }

    @Test
    default void segmentsMustBeThere() {
        String table = table(PK);
        invalid(
                "Segment: 3 is not less than TotalSegments: 3",
                () -> scanAll(new ScanRequest(table, null, 3, 3, ReadOptions.DEFAULT)));
        invalid("at 'segment' failed", () -> scanAll(new ScanRequest(table, null, -1, 3, ReadOptions.DEFAULT)));
        invalid("at 'totalSegments' failed", () -> scanAll(new ScanRequest(table, null, 0, 0, ReadOptions.DEFAULT)));
        invalid(
                "at 'totalSegments' failed",
                () -> scanAll(new ScanRequest(table, null, 0, 1_000_001, ReadOptions.DEFAULT)));
    }

    @Test
    default void aStartKeyMustLieInTheSegment() {
        String table = table(PK);
        List<Item> items = fill(table, 60);
        int refused = 0;
        for (Item start : items) {
            Item startKey = item("pk", start.attributes().get("pk"));
            for (int segment = 0; segment < 4; segment++) {
                ScanRequest request =
                        new ScanRequest(table, null, segment, 4, ReadOptions.DEFAULT.startingAfter(startKey));
                if (scanAll(request.withOptions(ReadOptions.DEFAULT)).contains(start)) {
                    assertThat(scanAll(request)).doesNotContain(start);
                } else if (refused < 10) {
                    refused++;
                    invalid("Please use ExclusiveStartKey with correct Segment", () -> scanAll(request));
                }
            }
        }
        assertThat(refused).isEqualTo(10);
    }

    @Test
    default void startKeysMustFitTheTable() {
        String table = table(PK);
        for (Item start : List.of(item("other", "a"), item("pk", 1), item("pk", "a", "n", 1), Item.EMPTY)) {
            invalid(
                    "The provided starting key is invalid",
                    () -> store().scan(new ScanRequest(table, null, 0, 1, ReadOptions.DEFAULT.startingAfter(start))));
        }
    }
}
