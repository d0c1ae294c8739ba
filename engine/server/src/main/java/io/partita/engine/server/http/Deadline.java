package io.partita.engine.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose client is too slow: with the next request, with the rest of one that has begun, or with taking
 * an answer. While the server is at work the clock stands still. One timer for a connection, which is only looked at when
 * it rings, so that a request costs two reads of the clock.
 *
 * <p>Stands before the decoder, so that a request begins with its first byte.
 */
final class Deadline extends ChannelInboundHandlerAdapter {
    private final HttpLimits limits;
    private State state = State.IDLE;
    private long since;

    /** What the connection waits for. */
    private enum State {
        IDLE,
        RECEIVING,
        WORKING,
        SENDING
    }

    Deadline(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        enter(State.IDLE);
        arm(context, shortest());
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (state == State.IDLE) {
            enter(State.RECEIVING);
        }
        super.channelRead(context, message);
    }

    /** The request is whole; on the connection's thread, as all of these. */
    void working() {
        enter(State.WORKING);
    }

    void sending() {
        enter(State.SENDING);
    }

    void idle() {
        enter(State.IDLE);
    }

    private void enter(State next) {
        state = next;
        since = System.nanoTime();
    }

    private Duration allowed() {
        return switch (state) {
            case IDLE -> limits.idleTime();
            case RECEIVING -> limits.requestTime();
            case WORKING -> Duration.ofDays(1);
            case SENDING -> limits.answerTime();
        };
    }

    private void arm(ChannelHandlerContext context, long nanos) {
        Future<?> unused = context.executor().schedule(() -> ring(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void ring(ChannelHandlerContext context) {
        if (!context.channel().isOpen()) {
            return;
        }
        long left = allowed().toNanos() - (System.nanoTime() - since);
        if (left <= 0) {
            Connections.close(context);
        } else {
            // No later than the shortest deadline that may begin in the meantime.
            arm(context, Math.min(left, shortest()));
        }
    }

    private long shortest() {
        return Math.min(
                limits.idleTime().toNanos(),
                Math.min(limits.requestTime().toNanos(), limits.answerTime().toNanos()));
    }
}
