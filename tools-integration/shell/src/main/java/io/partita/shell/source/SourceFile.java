package io.partita.shell.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A file to import, or the standard input, which knows how much of it was read. */
public final class SourceFile implements Closeable {
    private static final String STANDARD_INPUT = "-";

    private final CountingStream counted;
    private final InputStream content;
    private final long size;

    private SourceFile(CountingStream counted, InputStream content, long size) {
        this.counted = counted;
        this.content = content;
        this.size = size;
    }

    /**
     * Opens a file; one whose name ends in {@code .gz} is unpacked while it is read.
     *
     * @param name a path, or {@code -} for the standard input
     */
    public static SourceFile open(String name, InputStream standardInput) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return new SourceFile(new CountingStream(standardInput), -1, false);
        }
        Path path = Path.of(name);
        return of(Files.newInputStream(path), Files.size(path), name);
    }

    /**
     * A file that is open already.
     *
     * @param size in bytes, as it is stored; -1 if unknown
     * @param name says by its ending whether it is compressed
     */
    public static SourceFile of(InputStream input, long size, String name) throws IOException {
        return new SourceFile(new CountingStream(input), size, isCompressed(name));
    }

    private SourceFile(CountingStream counted, long size, boolean compressed) throws IOException {
        this(counted, compressed ? new GZIPInputStream(counted, 1 << 16) : counted, size);
    }

    /** Whether a file of this name is compressed. */
    public static boolean isCompressed(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** The name without the ending of its compression: {@code cities.csv} of {@code cities.csv.gz}. */
    public static String uncompressedName(String name) {
        return isCompressed(name) ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    public InputStream content() {
        return content;
    }

    /** How many bytes were read so far, as they are stored. */
    public long bytesRead() {
        return counted.count();
    }

    /** Bytes as they are stored, or -1 if that is unknown. */
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
