package io.partita.engine.cluster.crash;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.cluster.embedded.EmbeddedOptions;
import io.partita.engine.storage.StoreBudget;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process that writes until it is killed. It says on its standard output what it is about to write and what has
 * been acknowledged, one line each; see {@link CrashRecord#line}.
 */
final class CrashingWriter {
    static final int THREADS = 4;
    static final int KEYS = 30;

    /** Small buffers, so that files are written and merged during the test. */
    static final EmbeddedOptions OPTIONS =
            EmbeddedOptions.DEFAULT.withPartitionsPerTable(2).withBudget(new StoreBudget(1 << 20, 128 << 10, 1 << 18));

    private final ItemStore store;
    private final PrintStream out;
    private final long firstVersion;

    private CrashingWriter(ItemStore store, PrintStream out, long firstVersion) {
        this.store = store;
        this.out = out;
        this.firstVersion = firstVersion;
    }

    /** Arguments: the directory, the first version to write, and a seed. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.US_ASCII);
        ItemStore store = EmbeddedItemStoreProvider.open(new StoreLocation.Directory(Path.of(arguments[0])), OPTIONS);
        if (store.listTables().isEmpty()) {
            store.createTable(CrashRecord.definition());
        }
        CrashingWriter writer = new CrashingWriter(store, out, Long.parseLong(arguments[1]));
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            Random random = new Random(Long.parseLong(arguments[2]) + thread);
            new Thread(() -> writer.write(thread, random)).start();
        }
    }

    /** Each thread writes keys of its own, so that the order of the writes to a key is known. */
    private void write(int thread, Random random) {
        for (long version = firstVersion; ; version++) {
            List<CrashRecord> records = new ArrayList<>();
            int count = random.nextInt(8) == 0 ? 10 : 1;
            int first = random.nextInt(KEYS);
            for (int i = 0; i < count; i++) {
                records.add(new CrashRecord(thread, (first + i) % KEYS, version));
            }
            say('B', records);
            List<WriteRequest> writes =
                    records.stream().map(CrashingWriter::request).toList();
            if (count == 1) {
                store.write(writes.get(0));
            } else if (!store.batchWrite(new BatchWriteRequest(writes))
                    .unprocessed()
                    .isEmpty()) {
                throw new IllegalStateException("a batch that was not done");
            }
            say('A', records);
        }
    }

    private static WriteRequest request(CrashRecord written) {
        Item item = written.item();
        return item == null
                ? new WriteRequest.Delete(CrashRecord.TABLE, written.key(), WriteOptions.DEFAULT)
                : new WriteRequest.Put(CrashRecord.TABLE, item, WriteOptions.DEFAULT);
    }

    private void say(char kind, List<CrashRecord> records) {
        StringBuilder lines = new StringBuilder();
        records.forEach(written -> lines.append(written.line(kind)).append('\n'));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
