package io.partita.engine.storage.rocks;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The walks that are under way, so that they can be ended before the database is closed, and what they share. */
final class OpenWalks {
    private static final int BUFFER_BYTES = 16 << 10;

    private final Path directory;
    private final Set<RocksEntries> walks = ConcurrentHashMap.newKeySet();

    /** Memory outside of the heap, dear to make and cheap to keep: as many pieces as were ever in use at once. */
    private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

    OpenWalks(Path directory) {
        this.directory = directory;
    }

    /** The data directory, for messages. */
    Path directory() {
        return directory;
    }

    RocksEntries begun(RocksEntries walk) {
        walks.add(walk);
        return walk;
    }

    void ended(RocksEntries walk) {
        walks.remove(walk);
    }

    /** Ends all walks; none may begin meanwhile. */
    void endAll() {
        walks.forEach(RocksEntries::close);
    }

    ByteBuffer takeBuffer() {
        ByteBuffer buffer = buffers.poll();
        return buffer == null ? ByteBuffer.allocateDirect(BUFFER_BYTES) : buffer;
    }

    void giveBuffer(ByteBuffer buffer) {
        buffers.add(buffer);
    }
}
