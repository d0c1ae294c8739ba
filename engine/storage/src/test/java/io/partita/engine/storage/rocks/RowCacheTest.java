package io.partita.engine.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.storage.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The orders in which a reader and a commit can meet, one by one. */
class RowCacheTest {
    private final RowCache cache = new RowCache(1 << 20);
    private final RowKey key = new RowKey(bytes("key"));
    private final RowKey other = new RowKey(bytes("other"));

    @Test
    void keepsWhatWasReadInPeace() {
        offer(key, "old");
        assertThat(cache.get(key)).isEqualTo(bytes("old"));
        assertThat(cache.get(other)).isNull();
    }

    @Test
    void refusesWhatWasReadBeforeACommitBegan() {
        long stamp = cache.stamp(key);
        WriteBatch batch = put("key", "new");
        Set<RowKey> cached = cache.begin(batch);
        cache.offer(key, bytes("old"), stamp);
        assertThat(cache.get(key)).isNull();
        cache.end(batch, cached);
        cache.offer(key, bytes("old"), stamp);
        assertThat(cache.get(key)).isNull();
    }

    @Test
    void refusesWhatWasReadDuringACommit() {
        WriteBatch batch = put("key", "new");
        Set<RowKey> cached = cache.begin(batch);
        long stamp = cache.stamp(key);
        cache.offer(key, bytes("old"), stamp);
        assertThat(cache.get(key)).isNull();
        cache.end(batch, cached);
        cache.offer(key, bytes("old"), stamp);
        assertThat(cache.get(key)).isNull();
        offer(key, "new");
        assertThat(cache.get(key)).isEqualTo(bytes("new"));
    }

    @Test
    void givesACachedRowItsNewValueAfterTheCommit() {
        offer(key, "old");
        WriteBatch batch = put("key", "newer");
        batch.put(bytes("key"), bytes("newest"));
        Set<RowKey> cached = cache.begin(batch);
        assertThat(cache.get(key)).isNull();
        cache.end(batch, cached);
        assertThat(cache.get(key)).isEqualTo(bytes("newest"));
    }

    @Test
    void forgetsARowThatIsDeletedInTheEnd() {
        offer(key, "old");
        WriteBatch batch = put("key", "new");
        batch.delete(bytes("key"));
        cache.end(batch, cache.begin(batch));
        assertThat(cache.get(key)).isNull();
    }

    @Test
    void forgetsARowWhoseCommitFailed() {
        offer(key, "old");
        WriteBatch batch = put("key", "new");
        cache.begin(batch);
        cache.end(batch, Set.of());
        assertThat(cache.get(key)).isNull();
        offer(key, "old");
        assertThat(cache.get(key)).isEqualTo(bytes("old"));
    }

    @Test
    void forgetsTheRowsOfARangeAndKeepsTheOthers() {
        offer(key, "old");
        offer(other, "old");
        WriteBatch batch = new WriteBatch();
        batch.deleteRange(bytes("a"), bytes("l"));
        long stamp = cache.stamp(key);
        Set<RowKey> cached = cache.begin(batch);
        cache.offer(key, bytes("old"), stamp);
        cache.end(batch, cached);
        assertThat(cache.get(key)).isNull();
        assertThat(cache.get(other)).isEqualTo(bytes("old"));
        batch = new WriteBatch();
        batch.deleteRange(bytes("o"), new byte[0]);
        cache.end(batch, cache.begin(batch));
        assertThat(cache.get(other)).isNull();
    }

    @Test
    void tellsWhetherACommitCameBetween() {
        long before = cache.commits();
        assertThat(before & 1).isZero();
        WriteBatch batch = put("key", "new");
        Set<RowKey> cached = cache.begin(batch);
        assertThat(cache.commits() & 1).isOne();
        cache.end(batch, cached);
        assertThat(cache.commits() & 1).isZero();
        assertThat(cache.commits()).isNotEqualTo(before);
    }

    @Test
    void keepsNothingWhileSuspended() {
        offer(key, "old");
        long stamp = cache.stamp(other);
        cache.suspend();
        cache.offer(other, bytes("old"), stamp);
        offer(key, "old");
        assertThat(cache.get(key)).isNull();
        assertThat(cache.get(other)).isNull();
        cache.resume();
        offer(key, "new");
        assertThat(cache.get(key)).isEqualTo(bytes("new"));
    }

    @Test
    void isBounded() {
        RowCache small = new RowCache(10_000);
        for (int i = 0; i < 1000; i++) {
            RowKey row = new RowKey(bytes("key" + i));
            small.offer(row, new byte[900], small.stamp(row));
        }
        int kept = 0;
        for (int i = 0; i < 1000; i++) {
            kept += small.get(new RowKey(bytes("key" + i))) == null ? 0 : 1;
        }
        assertThat(kept).isBetween(1, 10);
        RowKey large = new RowKey(bytes("large"));
        cache.offer(large, new byte[100_000], cache.stamp(large));
        assertThat(cache.get(large)).isNull();
    }

    private void offer(RowKey row, String value) {
        cache.offer(row, bytes(value), cache.stamp(row));
    }

    private static WriteBatch put(String key, String value) {
        WriteBatch batch = new WriteBatch();
        batch.put(bytes(key), bytes(value));
        return batch;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
