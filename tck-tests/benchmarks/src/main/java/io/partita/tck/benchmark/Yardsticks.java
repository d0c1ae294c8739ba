package io.partita.tck.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** What the device and the store below can do without us: the measure of every durable number. */
final class Yardsticks {
    private static final int BLOCK_BYTES = 4096;

    private final Settings settings;
    private final Report report;
    private final Path directory;

    Yardsticks(Settings settings, Report report, Path directory) {
        this.settings = settings;
        this.report = report;
        this.directory = directory;
    }

    void run() throws Exception {
        List<Series> all = new ArrayList<>();
        all.add(synced());
        RocksDB.loadLibrary();
        for (int threads : Settings.THREADS) {
            all.add(rocks(threads));
        }
        report.table("yardsticks of the device", true, all);
    }

    private Series synced() throws Exception {
        Series series = new Series("fdatasync of 4 KiB");
        try (FileChannel file =
                FileChannel.open(directory.resolve("yardstick"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
            measure(series, List.of(new Repeated(() -> write(file, block))));
        }
        return series;
    }

    private static void write(FileChannel file, ByteBuffer block) throws IOException {
        block.clear();
        while (block.hasRemaining()) {
            file.write(block);
        }
        file.force(false);
    }

    private Series rocks(int threads) throws Exception {
        Series series = new Series("RocksDB put, synced, " + threads + " thr.");
        AtomicLong numbers = new AtomicLong();
        try (Options options = new Options().setCreateIfMissing(true);
                WriteOptions synced = new WriteOptions().setSync(true);
                RocksDB database = RocksDB.open(
                        options, directory.resolve("rocks-" + threads).toString())) {
            List<Repeated> operations = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                operations.add(new Repeated(() -> put(database, synced, numbers.getAndIncrement())));
            }
            measure(series, operations);
        }
        return series;
    }

    private static void put(RocksDB database, WriteOptions synced, long number) throws RocksDBException {
        database.put(
                synced,
                Rows.customer(number).getBytes(StandardCharsets.UTF_8),
                Rows.payload(number).getBytes(StandardCharsets.UTF_8));
    }

    private void measure(Series series, List<Repeated> operations) throws Exception {
        Round.run(operations, settings.warmUp());
        for (int round = 0; round < settings.rounds(); round++) {
            series.add(Round.run(operations, settings.round()));
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private record Repeated(Action action) implements Workload.Operation {
        @Override
        public long run() {
            try {
                action.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return 1;
        }

        @Override
        public void close() {
            // What it uses is closed by whoever opened it.
        }
    }
}
