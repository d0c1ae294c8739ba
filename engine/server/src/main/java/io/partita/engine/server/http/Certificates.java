package io.partita.engine.server.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * The certificate of a listener, from two PEM files. New connections have the files as they are: when one has changed
 * they are read again, and if they cannot be used, what was there before goes on. Safe for any number of threads.
 */
public final class Certificates {
    private static final long HANDSHAKE_MILLIS = 10_000;
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Path chain;
    private final Path key;
    private volatile Loaded loaded;
    private volatile long lookedAt = System.nanoTime();

    /** What was read, and of when the files were. */
    private record Loaded(SslContext context, List<FileTime> modified) {}

    private Certificates(Path chain, Path key) throws IOException {
        this.chain = chain;
        this.key = key;
        this.loaded = load();
    }

    /**
     * Reads the files.
     *
     * @param chain the certificate and those that sign it, PEM
     * @param key the private key, PKCS #8 in PEM, without passphrase
     * @throws IOException if they cannot be read or used; the message says which and why
     */
    public static Certificates of(Path chain, Path key) throws IOException {
        return new Certificates(chain, key);
    }

    private Loaded load() throws IOException {
        List<FileTime> modified = modified();
        try {
            SslContext context = SslContextBuilder.forServer(chain.toFile(), key.toFile())
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
            return new Loaded(context, modified);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new IOException(
                    "cannot use the certificate " + chain + " with the key " + key + ": " + unusable.getMessage(),
                    unusable);
        }
    }

    private List<FileTime> modified() throws IOException {
        return List.of(Files.getLastModifiedTime(chain), Files.getLastModifiedTime(key));
    }

    /** What encrypts one connection. */
    ChannelHandler handler(ByteBufAllocator allocator) {
        if (System.nanoTime() - lookedAt > LOOK_NANOS) {
            lookedAt = System.nanoTime();
            reload();
        }
        SslHandler handler = loaded.context().newHandler(allocator);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }

    private void reload() {
        try {
            if (!modified().equals(loaded.modified())) {
                loaded = load();
            }
        } catch (IOException unusable) {
            // Half written, perhaps: the next connection looks again, and this one has what was good before.
            lookedAt = System.nanoTime();
        }
    }
}
