package io.partita.engine.cluster.messaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

/** Gathers frames for a connection, so that many leave with one call of the system. For the thread of the connection only. */
final class FrameBatch {
    /** Netty keeps buffers of this size for each of its threads. */
    private static final int BUFFER_BYTES = 32 << 10;

    private final Channel channel;
    private final MessageCounters counters;
    private ByteBuf gathered = Unpooled.EMPTY_BUFFER;

    FrameBatch(Channel channel, MessageCounters counters) {
        this.channel = channel;
        this.counters = counters;
    }

    void add(Frame frame) {
        int bytes = frame.bytes();
        if (gathered.maxWritableBytes() < bytes) {
            write();
            int capacity = Math.max(BUFFER_BYTES, bytes);
            gathered = channel.alloc().ioBuffer(capacity, capacity);
        }
        frame.writeTo(gathered);
        counters.bytesSent.add(bytes);
    }

    void flush() {
        write();
        channel.flush();
    }

    private void write() {
        if (gathered.isReadable()) {
            // That it failed is told to the handler of the connection, which has to end it whatever it was.
            ChannelFuture unused = channel.write(gathered, channel.voidPromise());
        }
        gathered = Unpooled.EMPTY_BUFFER;
    }
}
