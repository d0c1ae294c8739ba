package io.partita.shell.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read; any thread may ask how many. */
final class CountingStream extends FilterInputStream {
    private volatile long count;

    CountingStream(InputStream input) {
        super(input);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            add(1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads the stream
    private void add(int bytes) {
        count += bytes;
    }
}
