package io.partita.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ordered store does, tested against a map of the JDK. */
public abstract class OrderedStoreContract {
    private static final byte[] NOTHING = {};

    /** A new, empty store. */
    protected abstract OrderedStore newStore();

    /** How many commits a test may do that does many. */
    protected abstract int manyCommits();

    @Test
    void getsWhatWasPut() {
        try (OrderedStore store = newStore()) {
            put(store, "a", "1");
            put(store, "b", "2");
            put(store, "a", "3");
            assertThat(store.get(bytes("a"))).isEqualTo(bytes("3"));
            assertThat(store.get(bytes("b"))).isEqualTo(bytes("2"));
            assertThat(store.get(bytes("c"))).isNull();
            assertThat(store.multiGet(List.of(bytes("b"), bytes("x"), bytes("a"))))
                    .containsExactly(bytes("2"), null, bytes("3"));
        }
    }

    /** Few different keys of many lengths, so that puts, deletions and ranges hit each other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void behavesLikeASortedMapUnderRandomBatches(long seed) {
        Random random = new Random(seed);
        NavigableMap<byte[], byte[]> expected = new TreeMap<>(Arrays::compareUnsigned);
        try (OrderedStore store = newStore()) {
            for (int commit = 0; commit < manyCommits(); commit++) {
                WriteBatch batch = new WriteBatch();
                for (int i = random.nextInt(60); i >= 0; i--) {
                    change(random, batch, expected);
                }
                if (random.nextBoolean()) {
                    store.commit(batch);
                } else {
                    store.commitLazily(batch);
                }
                checkSomeRanges(random, store, expected, "seed " + seed + ", commit " + commit);
            }
            assertThat(read(store.range(NOTHING, NOTHING, false))).isEqualTo(list(expected));
            for (Map.Entry<byte[], byte[]> entry : expected.entrySet()) {
                assertThat(store.get(entry.getKey())).isEqualTo(entry.getValue());
            }
        }
    }

    private static void change(Random random, WriteBatch batch, NavigableMap<byte[], byte[]> expected) {
        byte[] key = randomKey(random);
        int kind = random.nextInt(100);
        if (kind < 75) {
            byte[] value = new byte[random.nextInt(20)];
            random.nextBytes(value);
            batch.put(key, value);
            expected.put(key, value);
        } else if (kind < 97) {
            batch.delete(key);
            expected.remove(key);
        } else {
            byte[] other = random.nextInt(20) == 0 ? NOTHING : randomKey(random);
            batch.deleteRange(key, other);
            if (other.length == 0) {
                expected.tailMap(key, true).clear();
            } else if (Arrays.compareUnsigned(key, other) < 0) {
                expected.subMap(key, true, other, false).clear();
            }
        }
    }

    private static void checkSomeRanges(
            Random random, OrderedStore store, NavigableMap<byte[], byte[]> expected, String where) {
        byte[] from = randomKey(random);
        byte[] to = randomKey(random);
        NavigableMap<byte[], byte[]> part = Arrays.compareUnsigned(from, to) < 0
                ? expected.subMap(from, true, to, false)
                : new TreeMap<>(Arrays::compareUnsigned);
        assertThat(read(store.range(from, to, false))).as(where).isEqualTo(list(part));
        assertThat(read(store.range(from, to, true))).as(where).isEqualTo(list(part.descendingMap()));
        NavigableMap<byte[], byte[]> tail = expected.tailMap(from, true);
        assertThat(read(store.range(from, NOTHING, true))).as(where).isEqualTo(list(tail.descendingMap()));
    }

    private static byte[] randomKey(Random random) {
        byte[] key = new byte[1 + random.nextInt(4)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (random.nextInt(12) * 23);
        }
        return key;
    }

    @Test
    void aRangeIsAsItWasWhenItWasAskedFor() {
        try (OrderedStore store = newStore()) {
            for (int i = 0; i < 1000; i++) {
                put(store, String.format("%04d", i), "old");
            }
            try (OrderedStore.Entries entries = store.range(bytes("0"), bytes("1"), false)) {
                assertThat(entries.next()).isTrue();
                WriteBatch batch = new WriteBatch();
                batch.deleteRange(bytes("0100"), bytes("0900"));
                batch.put(bytes("0950"), bytes("new"));
                batch.put(bytes("0000a"), bytes("new"));
                store.commit(batch);
                int count = 1;
                while (entries.next()) {
                    assertThat(entries.value()).isEqualTo(bytes("old"));
                    count++;
                }
                assertThat(count).isEqualTo(1000);
            }
            assertThat(read(store.range(bytes("0"), bytes("1"), false))).hasSize(201);
        }
    }

    @Test
    void entriesAreThereOnlyAfterNextSaidSo() {
        try (OrderedStore store = newStore()) {
            put(store, "a", "1");
            put(store, "b", "2");
            for (boolean descending : new boolean[] {false, true}) {
                try (OrderedStore.Entries entries = store.range(bytes("a"), bytes("b"), descending)) {
                    assertThatThrownBy(entries::key).isInstanceOf(IllegalStateException.class);
                    assertThat(entries.next()).isTrue();
                    assertThat(entries.key()).isEqualTo(bytes("a"));
                    assertThat(entries.key()).isEqualTo(bytes("a"));
                    assertThat(entries.value()).isEqualTo(bytes("1"));
                    assertThat(entries.next()).isFalse();
                    assertThat(entries.next()).isFalse();
                    assertThatThrownBy(entries::value).isInstanceOf(IllegalStateException.class);
                }
            }
        }
    }

    @Test
    void valuesMayBeEmptyAndLarge() {
        try (OrderedStore store = newStore()) {
            byte[] large = new byte[3 << 20];
            new Random(1).nextBytes(large);
            WriteBatch batch = new WriteBatch();
            batch.put(bytes("empty"), NOTHING);
            batch.put(bytes("large"), large);
            store.commit(batch);
            store.commit(new WriteBatch());
            assertThat(store.get(bytes("empty"))).isEmpty();
            assertThat(store.get(bytes("large"))).isEqualTo(large);
            try (OrderedStore.Entries entries = store.range(NOTHING, NOTHING, true)) {
                assertThat(entries.next()).isTrue();
                assertThat(entries.value()).isEqualTo(large);
                assertThat(entries.next()).isTrue();
                assertThat(entries.value()).isEmpty();
            }
        }
    }

    @Test
    void aBatchAppliesItsChangesInTheirOrder() {
        try (OrderedStore store = newStore()) {
            WriteBatch batch = new WriteBatch();
            batch.put(bytes("a"), bytes("1"));
            batch.deleteRange(bytes("a"), NOTHING);
            batch.put(bytes("b"), bytes("2"));
            batch.put(bytes("c"), bytes("3"));
            batch.delete(bytes("c"));
            batch.put(bytes("b"), bytes("4"));
            batch.deleteRange(bytes("z"), bytes("a"));
            store.commit(batch);
            assertThat(read(store.range(NOTHING, NOTHING, false))).containsExactly("[98]=[52]");
        }
    }

    @Test
    void sizesFollowWhatIsThere() {
        try (OrderedStore store = newStore()) {
            Random random = new Random(1);
            WriteBatch batch = new WriteBatch();
            for (int i = 0; i < 5_000; i++) {
                byte[] value = new byte[200];
                random.nextBytes(value);
                batch.put(bytes(String.format("%05d", i)), value);
            }
            store.commit(batch);
            long all = store.approximateBytes(NOTHING, NOTHING);
            assertThat(all).isBetween(500_000L, 2_000_000L);
            long half = store.approximateBytes(bytes("00000"), bytes("02500"));
            assertThat(half).isBetween(all / 4, all * 3 / 4);
            assertThat(store.approximateBytes(bytes("x"), bytes("y"))).isLessThan(all / 100);
            assertThat(store.approximateBytes(bytes("02500"), bytes("00000"))).isZero();
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        OrderedStore store = newStore();
        put(store, "a", "1");
        assertThat(store.get(bytes("a"))).isEqualTo(bytes("1"));
        store.close();
        store.close();
        WriteBatch batch = new WriteBatch();
        batch.put(bytes("a"), bytes("2"));
        List<Runnable> uses = List.of(
                () -> store.get(bytes("a")),
                () -> store.multiGet(List.of(bytes("a"))),
                () -> store.range(bytes("a"), bytes("b"), false),
                () -> store.approximateBytes(bytes("a"), bytes("b")),
                () -> store.commit(batch));
        for (Runnable use : uses) {
            assertThatThrownBy(use::run)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                    .hasMessageContaining("closed");
        }
    }

    /** The entries as text, so that a difference can be read. */
    private static List<String> read(OrderedStore.Entries entries) {
        List<String> all = new ArrayList<>();
        try (entries) {
            while (entries.next()) {
                all.add(Arrays.toString(entries.key()) + "=" + Arrays.toString(entries.value()));
            }
        }
        return all;
    }

    private static List<String> list(Map<byte[], byte[]> map) {
        List<String> all = new ArrayList<>();
        map.forEach((key, value) -> all.add(Arrays.toString(key) + "=" + Arrays.toString(value)));
        return all;
    }

    private static void put(OrderedStore store, String key, String value) {
        WriteBatch batch = new WriteBatch();
        batch.put(bytes(key), bytes(value));
        store.commit(batch);
    }

    /** Text as bytes. */
    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
