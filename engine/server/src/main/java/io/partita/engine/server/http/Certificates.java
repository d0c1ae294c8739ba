package io.partita.engine.server.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.partita.engine.cluster.certificate.PemFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The certificate of a listener, from two PEM files. New connections have the files as they are: when one has changed
 * they are read again, and if they cannot be used, that is logged, and what was there before goes on. Safe for any number
 * of threads.
 */
public final class Certificates {
    private static final Logger LOG = System.getLogger(Certificates.class.getName());
    private static final long HANDSHAKE_MILLIS = 10_000;
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Path chain;
    private final Path key;
    private final LongSupplier nanoTime;
    private volatile Loaded loaded;
    private volatile long lookedAt;
    private String trouble = "";

    /** What was read, and of when the files were. */
    private record Loaded(SslContext context, List<FileTime> modified) {}

    private Certificates(Path chain, Path key, LongSupplier nanoTime) throws IOException {
        this.chain = chain;
        this.key = key;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong();
        this.loaded = load(modified());
    }

    /**
     * Reads the files.
     *
     * @param chain the certificate and those that sign it, PEM
     * @param key the private key, PKCS #8 in PEM, without passphrase
     * @throws IOException if they cannot be read or used; the message says which and why
     */
    public static Certificates of(Path chain, Path key) throws IOException {
        return of(chain, key, System::nanoTime);
    }

    /** The files are looked at once in a second of this time. */
    static Certificates of(Path chain, Path key, LongSupplier nanoTime) throws IOException {
        try {
            return new Certificates(chain, key, nanoTime);
        } catch (IOException unusable) {
            throw new IOException(
                    "cannot use the certificate " + chain + " with the key " + key + ": " + PemFiles.reason(unusable),
                    unusable);
        }
    }

    private Loaded load(List<FileTime> modified) throws IOException {
        PemFiles files = PemFiles.read(chain, key);
        SslContext context = SslContextBuilder.forServer(files.key(), files.chain())
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
        return new Loaded(context, modified);
    }

    private List<FileTime> modified() throws IOException {
        return List.of(Files.getLastModifiedTime(chain), Files.getLastModifiedTime(key));
    }

    /** What encrypts one connection. */
    ChannelHandler handler(ByteBufAllocator allocator) {
        long now = nanoTime.getAsLong();
        if (now - lookedAt > LOOK_NANOS) {
            lookedAt = now;
            reload();
        }
        SslHandler handler = loaded.context().newHandler(allocator);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }

    private synchronized void reload() {
        try {
            List<FileTime> modified = modified();
            if (!modified.equals(loaded.modified())) {
                loaded = load(modified);
                LOG.log(Level.INFO, "the certificate {0} changed and was read again", chain);
            }
            trouble = "";
        } catch (IOException unusable) {
            // Half written, perhaps: a connection a second from now looks again, and this one has what was good before.
            report(PemFiles.reason(unusable));
        }
    }

    /** Once for as long as it is the same. */
    private void report(String text) {
        if (!text.equals(trouble)) {
            trouble = text;
            LOG.log(Level.WARNING, "the certificate from before stays in use: {0}", text);
        }
    }
}
