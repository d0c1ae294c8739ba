package io.partita.engine.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bodies that are sent compressed to who accepts it. */
final class Compression {
    /** Less is not worth the time of either side. */
    private static final int MIN_BYTES = 2048;

    private Compression() {}

    static boolean pays(ByteBuf body) {
        return body.readableBytes() >= MIN_BYTES;
    }

    /** Another buffer with the same content, compressed; the given one is released. */
    static ByteBuf gzip(ByteBufAllocator allocator, ByteBuf body) throws IOException {
        ByteBuf compressed = allocator.buffer(body.readableBytes() / 4);
        try (OutputStream stream = new FastGzip(new ByteBufOutputStream(compressed))) {
            body.readBytes(stream, body.readableBytes());
        } catch (IOException | RuntimeException failure) {
            compressed.release();
            throw failure;
        }
        body.release();
        return compressed;
    }

    private static final class FastGzip extends GZIPOutputStream {
        private FastGzip(OutputStream stream) throws IOException {
            super(stream);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
