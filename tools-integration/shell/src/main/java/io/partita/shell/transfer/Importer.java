package io.partita.shell.transfer;

import io.partita.shell.progress.Progress;
import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.source.RecordSource;
import io.partita.shell.source.SourceFile;
import io.partita.shell.source.SourceRecord;
import io.partita.shell.source.SourceRecord.Item;
import io.partita.shell.source.SourceRecord.Malformed;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Writes the records of a file into a table over several connections. Records with one key are written in the order
 * of the file; records that cannot be written are reported by line and do not stop the others.
 */
public final class Importer {
    private final DatabaseAddress address;
    private final ImportOptions options;
    private final List<String> keys;
    private final Progress progress;
    private final ImportTally tally = new ImportTally();
    private long reported;
    private long unreported;

    /**
     * @param keys the attributes of the table's primary key
     * @param progress also told of each record that fails
     */
    public Importer(DatabaseAddress address, ImportOptions options, List<String> keys, Progress progress) {
        this.address = address;
        this.options = options;
        this.keys = List.copyOf(keys);
        this.progress = progress;
    }

    /**
     * Imports all records that follow. To be called once.
     *
     * @param file tells how far the records have come
     * @throws SQLException if the database cannot be written to at all
     * @throws IOException if the file cannot be read
     */
    public ImportSummary run(RecordSource records, SourceFile file)
            throws SQLException, IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(options.connections());
        List<ImportLane> lanes = new ArrayList<>();
        try {
            for (int i = 0; i < options.connections(); i++) {
                lanes.add(new ImportLane(address.connect(), options, tally, threads));
            }
            boolean stopped = dispatch(records, file, lanes);
            finish(lanes);
            return tally.summary(stopped);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
            for (ImportLane lane : lanes) {
                lane.close();
            }
            reportTheRest();
            progress.end(tally.done());
        }
    }

    private boolean dispatch(RecordSource records, SourceFile file, List<ImportLane> lanes)
            throws SQLException, IOException, InterruptedException {
        SourceRecord record = records.next();
        while (record != null && !hasTooManyFailures()) {
            if (record instanceof Item item) {
                lanes.get(Math.floorMod(keyHash(item), lanes.size())).add(item);
            } else if (record instanceof Malformed malformed) {
                tally.failed(malformed.line(), malformed.reason());
            }
            report();
            progress.at(fraction(file), tally.done());
            record = records.next();
        }
        return record != null;
    }

    private boolean hasTooManyFailures() {
        return options.maxFailures() >= 0 && tally.failures() > options.maxFailures();
    }

    private int keyHash(Item item) {
        int hash = 0;
        for (String key : keys) {
            Object value = item.attributes().get(key);
            Object canonical = value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
            int keyHash = canonical instanceof byte[] bytes ? Arrays.hashCode(bytes) : Objects.hashCode(canonical);
            hash = 31 * hash + keyHash;
        }
        return hash ^ (hash >>> 16);
    }

    private static double fraction(SourceFile file) {
        return file.size() <= 0 ? -1 : (double) file.bytesRead() / file.size();
    }

    private void finish(List<ImportLane> lanes) throws SQLException, InterruptedException {
        for (ImportLane lane : lanes) {
            lane.finish();
        }
        for (ImportLane lane : lanes) {
            lane.awaitEnd();
            report();
        }
    }

    private void report() {
        for (ImportTally.Failure failure = tally.nextFailure(); failure != null; failure = tally.nextFailure()) {
            if (options.maxFailures() < 0 || reported <= options.maxFailures()) {
                progress.note("line " + failure.line() + ": " + failure.reason());
                reported++;
            } else {
                unreported++;
            }
        }
    }

    /** Batches that were on their way when there were too many failures may fail as a whole. */
    private void reportTheRest() {
        report();
        if (unreported > 0) {
            progress.note(String.format(Locale.ROOT, "and %,d lines more", unreported));
        }
    }
}
