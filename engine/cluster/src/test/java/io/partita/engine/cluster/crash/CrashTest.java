package io.partita.engine.cluster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes, again and again, and looks at what it leaves: every acknowledged write, no write in
 * part, and indexes that agree with the table. {@code -Dpartita.crash.rounds=} sets how often; otherwise it ends
 * after 12 rounds, or when it has taken long enough.
 */
final class CrashTest {
    private static final int ROUNDS = 12;
    private static final int LEAST_ROUNDS = 4;
    private static final long VERSIONS_A_ROUND = 1_000_000;

    private final Map<PrimaryKey, CrashRecord> acknowledged = new HashMap<>();
    private final Map<PrimaryKey, CrashRecord> begun = new HashMap<>();

    @Test
    void whatWasAcknowledgedSurvivesTheDeathOfTheProcess(@TempDir Path temporary) throws Exception {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("CrashTest: -Dpartita.seed=" + seed);
        Random random = new Random(seed);
        Integer wanted = Integer.getInteger("partita.crash.rounds");
        long enough = System.nanoTime() + TimeUnit.SECONDS.toNanos(12);
        Path directory = temporary.resolve("data");
        int round = 0;
        while (round < (wanted == null ? ROUNDS : wanted)) {
            writeAndKill(directory, round, random);
            verify(directory);
            round++;
            if (wanted == null && round >= LEAST_ROUNDS && System.nanoTime() > enough) {
                break;
            }
        }
        System.out.println("CrashTest: " + round + " rounds, " + acknowledged.size() + " keys");
        assertThat(acknowledged).isNotEmpty();
    }

    private void writeAndKill(Path directory, int round, Random random) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        directory.toString(),
                        Long.toString((round + 1) * VERSIONS_A_ROUND),
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int lines = random.nextInt(random.nextInt(4) == 0 ? 3_000 : 400);
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < lines && listen(output.readLine()); i++) {}
            process.toHandle().destroyForcibly();
            // What it had said before it died counts as well.
            String line = output.readLine();
            while (listen(line)) {
                line = output.readLine();
            }
        }
        process.waitFor();
    }

    /** False at the end of what the process says. */
    private boolean listen(@Nullable String line) {
        if (line == null) {
            return false;
        }
        if (line.chars().filter(c -> c == ' ').count() == 3) {
            CrashRecord written = CrashRecord.of(line);
            (line.charAt(0) == 'A' ? acknowledged : begun).put(written.key(), written);
        }
        return true;
    }

    private void verify(Path directory) {
        try (ItemStore store = EmbeddedItemStoreProvider.open(
                new StoreLocation.Directory(directory), CrashingWriter.OPTIONS.withIndexWait(Duration.ofMinutes(5)))) {
            if (store.listTables().isEmpty()) {
                assertThat(acknowledged).isEmpty();
                return;
            }
            begun.keySet().forEach(key -> verify(store, key));
            List<Item> items = all(store, null);
            assertThat(items).as("no item from nowhere").allMatch(item -> begun.containsKey(keyOf(item)));
            assertThat(all(store, "global")).containsExactlyInAnyOrderElementsOf(having(items, "g"));
            assertThat(all(store, "local").stream().map(CrashTest::keyOf))
                    .containsExactlyInAnyOrderElementsOf(
                            having(items, "l").stream().map(CrashTest::keyOf).toList());
            assertThat(all(store, "local")).allMatch(entry -> isOf(store, entry));
            assertThat(store.describeTable(CrashRecord.TABLE).size().items()).isEqualTo(items.size());
        }
    }

    /** The last acknowledged write, or a later one that was begun, is there in whole. */
    private void verify(ItemStore store, PrimaryKey key) {
        CrashRecord acknowledgedLast = acknowledged.get(key);
        CrashRecord begunLast = begun.get(key);
        Item item = store.get(new GetRequest(CrashRecord.TABLE, key, Projection.ALL, true))
                .item();
        if (begunLast != null && Objects.equals(item, begunLast.item())) {
            acknowledged.put(key, begunLast);
        } else {
            assertThat(item)
                    .as("after %s, begun %s", acknowledgedLast, begunLast)
                    .isEqualTo(acknowledgedLast == null ? null : acknowledgedLast.item());
        }
    }

    private static boolean isOf(ItemStore store, Item entry) {
        Item item = store.get(new GetRequest(CrashRecord.TABLE, keyOf(entry), Projection.ALL, true))
                .item();
        return item != null
                && entry.attributes().entrySet().stream()
                        .allMatch(attribute -> attribute.getValue().equals(item.get(attribute.getKey())));
    }

    private static List<Item> having(List<Item> items, String attribute) {
        return items.stream().filter(item -> item.get(attribute) != null).collect(Collectors.toList());
    }

    private static PrimaryKey keyOf(Item item) {
        return new PrimaryKey(Objects.requireNonNull(item.get("pk")), item.get("sk"));
    }

    private static List<Item> all(ItemStore store, @Nullable String index) {
        ScanRequest request = new ScanRequest(CrashRecord.TABLE, index, 0, 1, ReadOptions.DEFAULT);
        Page page = store.scan(request);
        List<Item> items = new ArrayList<>(page.items());
        while (page.lastKey() != null) {
            page = store.scan(request.withOptions(ReadOptions.DEFAULT.startingAfter(page.lastKey())));
            items.addAll(page.items());
        }
        return items;
    }
}
