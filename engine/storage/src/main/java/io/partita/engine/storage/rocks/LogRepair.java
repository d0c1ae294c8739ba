package io.partita.engine.storage.rocks;

import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off what a loss of power left unfinished at the end of the logs, before RocksDB reads them, and refuses logs that
 * are damaged anywhere else.
 *
 * <p>Of what was appended after the last sync, a device may keep any pages and lose others. None of RocksDB's recovery
 * modes fits: to one every gap is damage and the database stays closed, another silently forgets what follows a gap
 * though it was acknowledged, and all skip zeros up to the end of a block. What tells the two apart is in the log itself.
 * A batch that was written when everything before it was synced says so ({@link RocksDatabase#ALL_BEFORE_IS_DURABLE}):
 * if one is found behind the gap, then what is missing had been acknowledged. If none is, and the gap is zeros or the end
 * of the file, then nobody was told that it is there.
 *
 * <p>One case cannot be told from a write that was cut short, by nobody: damage to the length of the very last batch.
 */
final class LogRepair {
    private final Path directory;

    /** The first place that is not good, or null. */
    private @Nullable Path file;

    private long cut;
    private boolean unwritten;

    private LogRepair(Path directory) {
        this.directory = directory;
    }

    /**
     * @param data the files of RocksDB, which must not be open
     * @throws StoreException CORRUPTION if something may be missing that was acknowledged
     */
    static void run(DataDirectory data) {
        try {
            new LogRepair(data.path()).repair(logs(data.data()));
        } catch (IOException e) {
            throw RocksFailure.ofFiles(data.path(), e);
        }
    }

    private static List<Path> logs(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(log -> log.getFileName().toString().matches("[0-9]+\\.log"))
                    .sorted(Comparator.comparingLong(LogRepair::number))
                    .toList();
        }
    }

    private static long number(Path log) {
        String name = log.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ".log".length()));
    }

    private void repair(List<Path> logs) throws IOException {
        for (Path log : logs) {
            read(log);
        }
        if (file == null) {
            return;
        }
        if (!unwritten) {
            throw damaged();
        }
        truncate(file, cut);
        for (Path later : logs.subList(logs.indexOf(file) + 1, logs.size())) {
            truncate(later, 0);
        }
    }

    private void read(Path log) throws IOException {
        byte[] bytes = new byte[LogBlock.BYTES];
        try (InputStream stream = Files.newInputStream(log)) {
            long start = 0;
            for (int size = stream.readNBytes(bytes, 0, bytes.length);
                    size > 0;
                    size = stream.readNBytes(bytes, 0, bytes.length)) {
                read(log, start, new LogBlock(bytes, size));
                start += size;
            }
        }
    }

    private void read(Path log, long start, LogBlock block) {
        int at = 0;
        while (!block.isEnd(at)) {
            int end = block.end(at);
            if (end >= 0) {
                if (file != null && block.mayProveDurability(at)) {
                    throw damaged();
                }
                at = end;
            } else {
                int next = block.next(at + 1);
                if (file == null) {
                    file = log;
                    cut = start + at;
                    unwritten = block.isUnwritten(at, next);
                }
                at = next;
            }
        }
    }

    private StoreException damaged() {
        return RocksFailure.corruption(
                directory, "the log " + file + " is not as it was written from byte " + cut + " on", null);
    }

    private static void truncate(Path log, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(size);
            channel.force(true);
        }
    }
}
