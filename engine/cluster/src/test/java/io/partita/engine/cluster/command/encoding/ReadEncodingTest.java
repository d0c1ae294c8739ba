package io.partita.engine.cluster.command.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A failure is replayed with {@code -Dpartita.seed=} what was printed. */
final class ReadEncodingTest {
    private static final int CASES = 1_000;

    private static RandomRecords random() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("ReadEncodingTest: -Dpartita.seed=" + seed);
        return new RandomRecords(seed);
    }

    private static List<byte[]> keys(RandomRecords random) {
        List<byte[]> keys = new ArrayList<>();
        for (int i = random.random().nextInt(5); i > 0; i--) {
            keys.add(random.next(byte[].class));
        }
        return keys;
    }

    private static List<@Nullable Item> items(RandomRecords random) {
        List<@Nullable Item> items = new ArrayList<>();
        for (int i = random.random().nextInt(5); i > 0; i--) {
            items.add(random.random().nextBoolean() ? null : random.next(Item.class));
        }
        return items;
    }

    @Test
    void requestsForPages() {
        check(random -> random.next(PageRequest.class), ReadEncoding::encodeRequest, ReadEncoding::decodeRequest);
    }

    @Test
    void pages() {
        check(
                random -> random.answer(() -> random.next(PartialPage.class)),
                ReadEncoding::encodePage,
                ReadEncoding::decodePage);
    }

    @Test
    void requestsForItems() {
        check(ReadEncodingTest::keys, ReadEncoding::encodeKeys, ReadEncoding::decodeKeys);
    }

    @Test
    void items() {
        check(random -> random.answer(() -> items(random)), ReadEncoding::encodeItems, ReadEncoding::decodeItems);
    }

    /** There and back, and what damage does. */
    private static <T> void check(
            Function<RandomRecords, T> make, Function<T, byte[]> encode, Function<byte[], T> decode) {
        RandomRecords random = random();
        Damage damage = new Damage(
                bytes -> assertThat(Descriptions.of(decode.apply(bytes))).isNotEmpty());
        int cut = 0;
        for (int i = 0; i < CASES; i++) {
            T original = make.apply(random);
            byte[] bytes = encode.apply(original);
            T decoded = decode.apply(bytes);
            assertThat(Descriptions.of(decoded)).isEqualTo(Descriptions.of(original));
            assertThat(encode.apply(decoded)).isEqualTo(bytes);
            for (int j = 0; j < 5; j++) {
                damage.flip(bytes, random.random(), "case " + i);
                damage.forge(bytes, random.random());
            }
            if (cut < 20 && bytes.length <= 500) {
                damage.cut(bytes, Descriptions.of(original));
                cut++;
            }
        }
    }

    @Test
    void itemsAreNotEncodedAgain() {
        byte[] encoded = ItemEncoding.encode(Samples.item("pk", "a", "v", 1));
        PartialPage page = new PartialPage(List.of(ItemEncoding.decode(encoded)), 1, 1, 1, List.of(), null);
        PartialPage decoded = ReadEncoding.decodePage(ReadEncoding.encodePage(new Answer.Given<>(page)))
                .get();
        assertThat(ItemEncoding.encode(decoded.items().get(0))).isEqualTo(encoded);
    }

    @Test
    void requestsAreBounded() {
        byte[] key = new byte[ReadEncoding.MAX_REQUEST_BYTES];
        assertRefused(() -> ReadEncoding.encodeKeys(List.of(key)), "A request to read is too large");

        Condition filter = new Condition.Exists(Path.of("a"));
        for (int depth = 0; depth <= Nesting.MAX_DEPTH; depth++) {
            filter = new Condition.Not(filter);
        }
        PageRequest request = new PageRequest(
                Keyspace.ofTable(1, Samples.PK),
                new KeyRange(new byte[0], new byte[0]),
                false,
                new PageRequest.Evaluation(filter, Projection.ALL, false, null),
                new PageRequest.Bounds(1, 1));
        assertRefused(() -> ReadEncoding.encodeRequest(request), "nested deeper");
    }

    @Test
    void countsThatAskForMuchMemoryAreCorruption() {
        // Two thousand million keys, items, fetched items, and items of a page.
        assertCorrupt(ReadEncoding::decodeKeys, "0141" + "ffffffff07");
        assertCorrupt(ReadEncoding::decodeItems, "0143" + "ffffffff07");
        assertCorrupt(ReadEncoding::decodePage, "0142" + "000000" + "ffffffff07");
        assertCorrupt(ReadEncoding::decodePage, "0142" + "00000000" + "ffffffff07");
    }

    @Test
    void anotherKindIsCorruption() {
        byte[] keys = ReadEncoding.encodeKeys(List.of());
        StoreException e = catchThrowableOfType(StoreException.class, () -> ReadEncoding.decodeRequest(keys));
        assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
        assertThat(e).hasMessage("A request to read is damaged: it is of the kind 65, and not 64");
    }

    private static void assertCorrupt(Function<byte[], ?> decode, String hex) {
        byte[] bytes = Damage.resealed(HexFormat.of().parseHex(hex + "00000000"));
        StoreException e = catchThrowableOfType(StoreException.class, () -> decode.apply(bytes));
        assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
        assertThat(e).hasMessageContaining("a part of it has 2147483647 elements");
    }

    private static void assertRefused(ThrowingCallable encode, String message) {
        StoreException e = catchThrowableOfType(StoreException.class, encode);
        assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION);
        assertThat(e).hasMessageContaining(message);
    }
}
