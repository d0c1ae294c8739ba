package io.partita.engine.cluster.messaging;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How the links of a messenger come to connections. */
final class Connecting {
    private final MessagingOptions options;
    private final LongSupplier nanoTime;
    private final MessageCounters counters = new MessageCounters();
    private final ByteBudget budget;
    private final Executor names;
    private final Consumer<PeerLink> onRetired;

    /**
     * @param names finds the addresses of hosts, which may take long
     * @param onRetired told of links that take no more requests
     */
    Connecting(MessagingOptions options, LongSupplier nanoTime, Executor names, Consumer<PeerLink> onRetired) {
        this.options = options;
        this.nanoTime = nanoTime;
        this.budget = new ByteBudget(options.limits().bufferedBytes());
        this.names = names;
        this.onRetired = onRetired;
    }

    MessagingOptions options() {
        return options;
    }

    MessageCounters counters() {
        return counters;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    FrameDecoder decoder() {
        return new FrameDecoder(options.limits(), budget, counters);
    }

    void retired(PeerLink link) {
        onRetired.accept(link);
    }

    /** Connects; the connection is told how it went, on the thread of its link. */
    void connect(PeerLink link, OutgoingConnection connection) {
        Address peer = link.peer();
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(peer.host());
        if (literal != null) {
            try {
                connect(link, connection, InetAddress.getByAddress(literal));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("an IP address has another length than IP addresses have", e);
            }
            return;
        }
        try {
            names.execute(() -> resolve(link, connection));
        } catch (RejectedExecutionException closed) {
            connection.end(SocketMessenger.CLOSED, true);
        }
    }

    private void resolve(PeerLink link, OutgoingConnection connection) {
        Runnable next;
        try {
            InetAddress found = InetAddress.getByName(link.peer().host());
            next = () -> connect(link, connection, found);
        } catch (UnknownHostException unknown) {
            next = () -> connection.end("there is no host of this name", true);
        }
        try {
            link.loop().execute(next);
        } catch (RejectedExecutionException closed) {
            // The messenger was closed meanwhile, which has ended the connection.
        }
    }

    private void connect(PeerLink link, OutgoingConnection connection, InetAddress host) {
        ChannelFuture attempt = new Bootstrap()
                .group(link.loop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        options.times().connect().toMillis())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        MutualTls tls = options.tls();
                        if (tls != null) {
                            channel.pipeline().addLast(tls.connecting(channel));
                        }
                        channel.pipeline().addLast(connection.decoder()).addLast(connection);
                    }
                })
                .connect(new InetSocketAddress(host, link.peer().port()));
        attempt.addListener((ChannelFutureListener) connection::connected);
    }
}
