package io.partita.engine.cluster.messaging;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/**
 * Makes frames of bytes. Takes memory for what has come, not for what a length promises, and only within what all
 * connections may hold together; a stranger may send no more than a name.
 */
final class FrameDecoder extends ByteToMessageDecoder {
    private static final int STRANGER_BYTES = 1 << 10;

    private final int frameBytes;
    private final ByteBudget budget;
    private final MessageCounters counters;
    private int most = Frame.FIXED_BYTES + STRANGER_BYTES;
    private int held;
    private boolean broken;

    FrameDecoder(MessagingLimits limits, ByteBudget budget, MessageCounters counters) {
        this.frameBytes = Frame.FIXED_BYTES + limits.frameBytes();
        this.budget = budget;
        this.counters = counters;
    }

    /** The other side has shown that it belongs here. */
    void trust() {
        most = frameBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            counters.bytesReceived.add(bytes.readableBytes());
        }
        super.channelRead(context, message);
        int holding = actualReadableBytes();
        if (!budget.take(holding - held)) {
            throw new TooLongFrameException("all connections together hold too many bytes of messages");
        }
        held = holding;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
        } else if (in.readableBytes() >= Integer.BYTES) {
            // Nothing behind a frame that is none can be understood any more.
            broken = true;
            int length = in.getInt(in.readerIndex());
            if (length < Frame.FIXED_BYTES - Integer.BYTES || length > most - Integer.BYTES) {
                throw new TooLongFrameException("a message cannot have " + length + " bytes here");
            }
            if (in.readableBytes() - Integer.BYTES >= length) {
                out.add(Frame.read(in, length));
            }
            broken = false;
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        budget.give(held);
        held = 0;
    }
}
