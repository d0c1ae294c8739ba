package io.partita.engine.server.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A socket on which a service answers HTTP/1.1: connections are kept alive, and pipelined requests are answered in their
 * order. Safe for any number of threads.
 */
public final class HttpListener implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 16 << 10;
    private static final int MAX_HEADER_BYTES = 32 << 10;
    private static final Duration LINGER_TIME = Duration.ofSeconds(1);
    private static final Duration DRAIN_TIME = Duration.ofSeconds(30);

    private final EventLoopGroup acceptor;
    private final EventLoopGroup loops;
    private final ThreadPoolExecutor workers;
    private final Connections connections;
    private final Channel channel;

    private HttpListener(
            EventLoopGroup acceptor,
            EventLoopGroup loops,
            ThreadPoolExecutor workers,
            Connections connections,
            Channel channel) {
        this.acceptor = acceptor;
        this.loops = loops;
        this.workers = workers;
        this.connections = connections;
        this.channel = channel;
    }

    /**
     * Begins to listen.
     *
     * @param address port 0 for any that is free
     * @param certificates for TLS, or null for plain HTTP
     * @throws IOException if the address cannot be had
     */
    public static HttpListener open(
            InetSocketAddress address, HttpService service, HttpLimits limits, @Nullable Certificates certificates)
            throws IOException {
        EventLoopGroup acceptor = new NioEventLoopGroup(1, new DefaultThreadFactory("partita-accept", true));
        // Half of the processors: with as many loops as processors, loops and workers interrupt each other, and the
        // slowest requests take three times as long for a tenth more of them.
        EventLoopGroup loops = new NioEventLoopGroup(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                new DefaultThreadFactory("partita-http", true));
        ThreadPoolExecutor workers = workers(limits);
        Connections connections = new Connections(limits);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(acceptor, loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel child) {
                        if (!connections.add(child)) {
                            Connections.close(child);
                            return;
                        }
                        if (certificates != null) {
                            child.pipeline().addLast(certificates.handler(child.alloc()));
                        }
                        Deadline deadline = new Deadline(limits);
                        child.pipeline().addLast(deadline);
                        child.pipeline().addLast(new HttpServerCodec(decoding()));
                        child.pipeline().addLast(new Conversation(service, workers, connections, deadline));
                    }
                });
        try {
            // Not sync(), which throws what is not declared.
            var bound = bootstrap.bind(address).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IOException(
                        "cannot listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
            }
            return new HttpListener(acceptor, loops, workers, connections, bound.channel());
        } catch (IOException | RuntimeException failure) {
            stop(loops);
            stop(acceptor);
            workers.shutdownNow();
            throw failure;
        }
    }

    private static HttpDecoderConfig decoding() {
        return new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE_BYTES).setMaxHeaderSize(MAX_HEADER_BYTES);
    }

    private static ThreadPoolExecutor workers(HttpLimits limits) {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                limits.workers(),
                limits.workers(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(limits.waiting()),
                new DefaultThreadFactory("partita-worker", true));
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Whether it takes new connections: until it is closed. */
    public boolean isListening() {
        return channel.isActive();
    }

    /** How many connections are open. */
    public int connections() {
        return connections.size();
    }

    /**
     * Takes no new connections, answers what has been asked, and ends. Connections that wait for nothing are closed after a second, so
     * that those who use them all the time are told with an answer. Requests that are not answered within 30 s are
     * cut off. A second call does nothing.
     */
    @Override
    public void close() {
        ChannelFuture unused = channel.close().awaitUninterruptibly();
        connections.drain(LINGER_TIME, DRAIN_TIME);
        workers.shutdown();
        stop(loops);
        stop(acceptor);
    }

    private static void stop(EventLoopGroup group) {
        Future<?> unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
