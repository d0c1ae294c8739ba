package io.partita.engine.cluster.messaging;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Takes requests of other processes over a socket, and has them answered by a handler. Safe for any number of threads. */
public final class MessageListener implements AutoCloseable {
    private final Reception reception;
    private final EventLoopGroup loops;
    private final ChannelGroup connections;
    private final Channel socket;

    private MessageListener(Reception reception, EventLoopGroup loops, ChannelGroup connections, Channel socket) {
        this.reception = reception;
        this.loops = loops;
        this.connections = connections;
        this.socket = socket;
    }

    /**
     * Begins to listen.
     *
     * @param address port 0 for any that is free
     * @param executor handles the requests; it refuses what is too much for it, and is closed by who has made it, after this
     * @param nanoTime a clock that does not jump, in nanoseconds from any origin
     * @throws StoreException UNAVAILABLE if the address cannot be had
     */
    public static MessageListener start(
            InetSocketAddress address,
            MessageHandler handler,
            Executor executor,
            MessagingOptions options,
            LongSupplier nanoTime) {
        EventLoopGroup loops =
                new NioEventLoopGroup(SocketMessenger.threads(), new DefaultThreadFactory("partita-listener", true));
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        Reception reception = new Reception(handler, executor, options, nanoTime);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, unsent(options.limits()))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel, reception, connections);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            Future<?> unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "This process cannot listen at " + address
                            + ": another one does, or the address is not of this machine",
                    bound.cause());
        }
        return new MessageListener(reception, loops, connections, bound.channel());
    }

    private static WriteBufferWaterMark unsent(MessagingLimits limits) {
        return new WriteBufferWaterMark(limits.requestBytes() / 2, limits.requestBytes());
    }

    private static void accept(SocketChannel channel, Reception reception, ChannelGroup connections) {
        if (connections.size() >= reception.options().limits().connections()) {
            reception.counters().turnedAway.increment();
            ChannelFuture unused = channel.close();
            return;
        }
        connections.add(channel);
        IncomingConnection connection = new IncomingConnection(channel, reception);
        MutualTls tls = reception.options().tls();
        if (tls != null) {
            channel.pipeline().addLast(tls.accepting(channel));
        }
        channel.pipeline().addLast(connection.decoder()).addLast(connection);
    }

    /** The port at which this listens. */
    public int port() {
        return ((InetSocketAddress) socket.localAddress()).getPort();
    }

    /** What this has done, and is at. */
    public MessageCounters counters() {
        return reception.counters();
    }

    /**
     * Takes no more connections and requests, waits for the answers to those that it has, though not for longer than the options
     * say, and closes.
     */
    @Override
    public void close() {
        socket.close().awaitUninterruptibly();
        connections.forEach(channel -> channel.pipeline().fireUserEventTriggered(FrameKind.CLOSING));
        connections
                .newCloseFuture()
                .awaitUninterruptibly(reception.options().times().drain().toMillis());
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
