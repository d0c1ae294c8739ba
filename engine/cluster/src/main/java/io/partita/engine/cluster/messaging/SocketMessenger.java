package io.partita.engine.cluster.messaging;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.partita.engine.api.error.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over sockets, with one connection to a process, on which any number of them are under way at once. It is
 * opened by the first request, and by the next one when it was lost. Safe for any number of threads.
 *
 * <p>A process that cannot be reached is told to its callers at once while that is known from less than a second ago, and
 * one that stops answering to heartbeats when it has been silent for as long as the options say, however long they would
 * wait.
 */
public final class SocketMessenger implements Messenger, AutoCloseable {
    static final String CLOSED = "this process is closing its connections";

    private static final int MAX_NAMES = 1_024;

    private final MessagingLimits limits;
    private final EventLoopGroup loops;
    private final ThreadPoolExecutor names;
    private final Connecting connecting;
    private final Map<Address, PeerLink> links = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private SocketMessenger(MessagingOptions options, LongSupplier nanoTime) {
        this.limits = options.limits();
        this.loops = new NioEventLoopGroup(threads(), new DefaultThreadFactory("partita-messages", true));
        this.names = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_NAMES),
                new DefaultThreadFactory("partita-names", true));
        this.names.allowCoreThreadTimeOut(true);
        this.connecting = new Connecting(options, nanoTime, names, link -> links.remove(link.peer(), link));
    }

    /**
     * Begins, without a connection to anybody.
     *
     * @param nanoTime a clock that does not jump, in nanoseconds from any origin
     */
    public static SocketMessenger start(MessagingOptions options, LongSupplier nanoTime) {
        return new SocketMessenger(options, nanoTime);
    }

    static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    @Override
    public CompletableFuture<byte[]> send(Address to, byte[] request, Duration time) {
        if (request.length > limits.frameBytes()) {
            return CompletableFuture.failedFuture(StoreException.validation("A request to another process has "
                    + request.length + " bytes, and the most is " + limits.frameBytes()));
        }
        try {
            PendingRequest taken = null;
            while (taken == null) {
                PeerLink link = link(to);
                taken = link.send(request, time);
                if (taken == null) {
                    links.remove(to, link);
                }
            }
            return taken;
        } catch (StoreException refused) {
            connecting.counters().refusals.increment();
            return CompletableFuture.failedFuture(refused);
        }
    }

    private PeerLink link(Address to) {
        if (closed) {
            throw MessageFailures.notHandled(to, CLOSED);
        }
        @Nullable PeerLink known = links.get(to);
        if (known != null) {
            return known;
        }
        if (links.size() >= limits.connections()) {
            links.values().forEach(PeerLink::retireUnconnected);
        }
        if (links.size() >= limits.connections()) {
            throw MessageFailures.notHandled(to, "this process sends to " + links.size() + " others already");
        }
        return links.computeIfAbsent(to, peer -> new PeerLink(peer, loops.next(), connecting));
    }

    /** What this has done, and is at. */
    public MessageCounters counters() {
        return connecting.counters();
    }

    /** Closes all connections. What is under way has an unknown outcome. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        links.values().forEach(link -> link.loop().execute(link::close));
        names.shutdownNow();
        Future<?> end = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        end.awaitUninterruptibly();
    }
}
