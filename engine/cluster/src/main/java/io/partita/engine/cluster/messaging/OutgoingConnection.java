package io.partita.engine.cluster.messaging;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a {@link PeerLink}, on whose thread everything here happens. It sends requests when the other process has
 * said that it is of the same cluster, and finds the answers to them by their numbers.
 */
final class OutgoingConnection extends ChannelInboundHandlerAdapter {
    private final PeerLink link;
    private final Connecting connecting;
    private final MessagingTimes times;
    private final MessageCounters counters;
    private final FrameDecoder decoder;
    private final LongObjectMap<PendingRequest> underWay = new LongObjectHashMap<>();
    private final long begun;
    private @Nullable Channel channel;
    private @Nullable FrameBatch batch;
    private @Nullable ScheduledFuture<?> ticks;
    private boolean welcome;
    private boolean closing;
    private boolean ended;
    private long lastNumber;
    private long earliestDeadline;
    private long ticked;
    private long heard;
    private long pinged;
    private long used;

    OutgoingConnection(PeerLink link, Connecting connecting) {
        this.link = link;
        this.connecting = connecting;
        this.times = connecting.options().times();
        this.counters = connecting.counters();
        this.decoder = connecting.decoder();
        this.begun = connecting.nanoTime();
        this.ticked = begun;
    }

    FrameDecoder decoder() {
        return decoder;
    }

    void open() {
        // Every second one has a heartbeat; in between, requests are looked for whose time is up.
        long period = times.heartbeat().toNanos() / 2;
        ticks = link.loop().scheduleWithFixedDelay(this::tick, period, period, TimeUnit.NANOSECONDS);
        connecting.connect(link, this);
    }

    /** There is a channel, or none can be had. */
    void connected(ChannelFuture attempt) {
        if (!attempt.isSuccess()) {
            end(MessageFailures.reason(attempt.cause()), true);
        } else if (ended) {
            close(attempt.channel());
        }
    }

    boolean isOpen() {
        return welcome && !closing && !ended;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        counters.connections.increment();
        channel = context.channel();
        batch = new FrameBatch(context.channel(), counters);
        batch.add(Frame.of(FrameKind.HELLO, 0, connecting.options().cluster()));
        batch.flush();
    }

    /** To be followed by {@link #flush}. */
    void add(PendingRequest request, long now) {
        if (request.isDone()) {
            request.fail(MessageFailures.notHandled(link.peer(), "nobody waits for the answer any more"));
        } else if (now - request.deadline() >= 0 || batch == null) {
            counters.refusals.increment();
            request.fail(MessageFailures.notHandled(link.peer(), "there was no time to send it"));
        } else {
            earliestDeadline = underWay.isEmpty() || request.deadline() - earliestDeadline < 0
                    ? request.deadline()
                    : earliestDeadline;
            underWay.put(++lastNumber, request);
            counters.requests.increment();
            counters.underWay.increment();
            batch.add(request.frame(lastNumber, now));
            used = now;
        }
    }

    void flush() {
        if (batch != null) {
            batch.flush();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Frame frame = (Frame) message;
        switch (frame.kind()) {
            case WELCOME -> welcome(frame);
            case REJECTION -> end(frame.text(), true);
            case ANSWER, REFUSAL, FAILURE -> answered(frame);
            case CLOSING -> {
                closing = true;
                link.closing(this);
                closeWhenDone();
            }
            case PONG -> {}
            default -> end("it sent a message that makes no sense here: " + frame.kind(), true);
        }
    }

    private void welcome(Frame frame) {
        String cluster = frame.text();
        if (!cluster.equals(connecting.options().cluster())) {
            end(
                    "it belongs to the cluster " + cluster + ", and this process to "
                            + connecting.options().cluster(),
                    true);
        } else if (!welcome) {
            welcome = true;
            decoder.trust();
            heard = connecting.nanoTime();
            used = heard;
            pinged = heard;
            link.opened();
        }
    }

    private void answered(Frame frame) {
        PendingRequest request = underWay.remove(frame.number());
        if (request == null) {
            // Its time was up.
            return;
        }
        counters.underWay.decrement();
        if (frame.kind() == FrameKind.ANSWER) {
            counters.answers.increment();
            request.answer(frame.content());
        } else if (frame.kind() == FrameKind.REFUSAL) {
            counters.refusals.increment();
            request.fail(MessageFailures.notHandled(link.peer(), frame.text()));
        } else {
            counters.unknown.increment();
            request.fail(MessageFailures.unknown(link.peer(), frame.text()));
        }
        closeWhenDone();
    }

    private void closeWhenDone() {
        if (closing && underWay.isEmpty()) {
            end("it closes", false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        heard = connecting.nanoTime();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        counters.connections.decrement();
        end("the connection was lost", !welcome);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(MessageFailures.reason(cause), !welcome);
    }

    private void tick() {
        long now = connecting.nanoTime();
        if (now - ticked > times.silence().toNanos() / 2) {
            // It was this process that paused: what the others said meanwhile has yet to be read.
            heard = now;
        }
        ticked = now;
        if (!welcome) {
            link.whileConnecting(now, begun);
            if (now - begun > times.connect().toNanos()) {
                end("it did not answer within " + MessageFailures.seconds(times.connect()), true);
            }
        } else if (now - heard > times.silence().toNanos()) {
            end("it gave no sign of life for " + MessageFailures.seconds(times.silence()), true);
        } else {
            expire(now);
            ping(now);
        }
    }

    private void expire(long now) {
        if (!underWay.isEmpty() && now - earliestDeadline >= 0) {
            List<Long> late = new ArrayList<>();
            earliestDeadline = Long.MAX_VALUE;
            for (LongObjectMap.PrimitiveEntry<PendingRequest> entry : underWay.entries()) {
                long deadline = entry.value().deadline();
                if (now - deadline >= 0) {
                    late.add(entry.key());
                } else if (earliestDeadline == Long.MAX_VALUE || deadline - earliestDeadline < 0) {
                    earliestDeadline = deadline;
                }
            }
            late.forEach(number -> fail(underWay.remove((long) number), "there was no answer in time"));
            closeWhenDone();
        }
    }

    private void fail(PendingRequest request, String reason) {
        counters.underWay.decrement();
        counters.unknown.increment();
        request.fail(MessageFailures.unknown(link.peer(), reason));
    }

    private void ping(long now) {
        if (!closing && underWay.isEmpty() && now - used > times.idle().toNanos() && link.retire()) {
            end("it was not used", false);
        } else if (batch != null && now - pinged >= times.heartbeat().toNanos()) {
            pinged = now;
            batch.add(new Frame(FrameKind.PING, 0, 0, Frame.NOTHING));
            batch.flush();
        }
    }

    /** Once; later calls do nothing. */
    void end(String reason, boolean unreachable) {
        if (ended) {
            return;
        }
        ended = true;
        if (ticks != null) {
            ticks.cancel(false);
        }
        if (unreachable) {
            counters.turnedAway.increment();
        }
        if (channel != null) {
            close(channel);
        }
        List<PendingRequest> unanswered = new ArrayList<>(underWay.values());
        underWay.clear();
        unanswered.forEach(request -> fail(request, reason));
        link.ended(this, reason, unreachable);
    }

    private static void close(Channel channel) {
        ChannelFuture unused = channel.close();
    }
}
