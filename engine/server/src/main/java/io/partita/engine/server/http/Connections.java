package io.partita.engine.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundInvoker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open connections of a listener and the bytes that they hold, both of which are bounded. */
final class Connections {
    private final HttpLimits limits;
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private final Set<Channel> busy = ConcurrentHashMap.newKeySet();
    private final AtomicLong bufferedBytes = new AtomicLong();
    private final Object idle = new Object();
    private volatile boolean draining;

    Connections(HttpLimits limits) {
        this.limits = limits;
    }

    /** Whether there is room for one more. */
    boolean add(Channel channel) {
        if (draining || open.size() >= limits.connections()) {
            return false;
        }
        open.add(channel);
        channel.closeFuture().addListener(closed -> {
            open.remove(channel);
            busy.remove(channel);
            changed();
        });
        return true;
    }

    int size() {
        return open.size();
    }

    /** Whether there is room for so many more bytes of a request; if so they are taken until they are released. */
    boolean reserve(int bytes) {
        if (bufferedBytes.addAndGet(bytes) > limits.bufferedBytes()) {
            bufferedBytes.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(int bytes) {
        bufferedBytes.addAndGet(-bytes);
    }

    /** A request is being received or answered. */
    void asked(Channel channel) {
        busy.add(channel);
    }

    void answered(Channel channel) {
        if (busy.remove(channel)) {
            changed();
        }
    }

    private void changed() {
        if (draining) {
            synchronized (idle) {
                idle.notifyAll();
            }
        }
    }

    /** Whether connections are to be closed with their next answer. */
    boolean isDraining() {
        return draining;
    }

    /**
     * Closes the connections when they have their answers. One that waits for nothing may be about to be used, by somebody who would
     * not know then what has become of the request: for a while, the next answer says that it is the last.
     *
     * @param linger how long connections are left to those who may use them
     * @param time how long answers are waited for behind that
     */
    void drain(Duration linger, Duration time) {
        draining = true;
        try {
            await(open, System.nanoTime() + linger.toNanos());
            for (Channel channel : open) {
                if (!busy.contains(channel)) {
                    close(channel);
                }
            }
            await(busy, System.nanoTime() + time.toNanos());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Connections::close);
    }

    private void await(Set<Channel> emptied, long deadline) throws InterruptedException {
        synchronized (idle) {
            long left = deadline - System.nanoTime();
            while (!emptied.isEmpty() && left > 0) {
                idle.wait(left / 1_000_000 + 1);
                left = deadline - System.nanoTime();
            }
        }
    }

    /** Whether it closes or is closed already, nobody waits for it. */
    static void close(ChannelOutboundInvoker channel) {
        ChannelFuture unused = channel.close();
    }
}
