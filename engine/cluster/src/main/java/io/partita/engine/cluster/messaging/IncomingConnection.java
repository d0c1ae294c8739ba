package io.partita.engine.cluster.messaging;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A connection that another process has made. Its requests are handled by the executor; everything else happens on the
 * connection's thread. While the other side does not take its answers, nothing more is read from it.
 */
final class IncomingConnection extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Reception reception;
    private final MessagingLimits limits;
    private final MessagingTimes times;
    private final MessageCounters counters;
    private final FrameDecoder decoder;
    private final FrameBatch batch;
    private final Queue<Frame> answers = new ConcurrentLinkedQueue<>();
    private final AtomicLong answerBytes = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong requestBytes = new AtomicLong();
    private @Nullable ScheduledFuture<?> ticks;
    private boolean greeted;
    private boolean closing;
    private boolean turnedAway;
    private long ticked;
    private long alive;
    private long unsent;

    IncomingConnection(Channel channel, Reception reception) {
        this.channel = channel;
        this.reception = reception;
        this.limits = reception.options().limits();
        this.times = reception.options().times();
        this.counters = reception.counters();
        this.decoder = new FrameDecoder(limits, reception.budget(), counters);
        this.batch = new FrameBatch(channel, counters);
    }

    FrameDecoder decoder() {
        return decoder;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        counters.connections.increment();
        alive = reception.nanoTime();
        ticked = alive;
        long period = times.heartbeat().toNanos();
        ticks = channel.eventLoop().scheduleWithFixedDelay(this::tick, period, period, TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Frame frame = (Frame) message;
        if (!greeted) {
            greet(frame);
        } else if (frame.kind() == FrameKind.REQUEST) {
            receive(frame);
        } else if (frame.kind() == FrameKind.PING) {
            send(new Frame(FrameKind.PONG, 0, 0, Frame.NOTHING));
        } else {
            turnAway();
        }
    }

    private void greet(Frame frame) {
        String cluster = reception.options().cluster();
        if (frame.kind() != FrameKind.HELLO) {
            turnAway();
        } else if (!frame.text().equals(cluster)) {
            turnedAway = true;
            counters.turnedAway.increment();
            batch.add(Frame.of(
                    FrameKind.REJECTION,
                    0,
                    "it belongs to the cluster " + cluster + ", and this process to " + frame.text()));
            batch.flush();
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else {
            greeted = true;
            decoder.trust();
            send(Frame.of(FrameKind.WELCOME, 0, cluster));
            if (closing) {
                send(new Frame(FrameKind.CLOSING, 0, 0, Frame.NOTHING));
            }
        }
    }

    private void receive(Frame frame) {
        IncomingRequest request = new IncomingRequest(this, reception, frame);
        counters.requests.increment();
        int bytes = request.bytes();
        boolean others = requests.getAndIncrement() > 0;
        long allBytes = requestBytes.addAndGet(bytes);
        if (!reception.budget().take(bytes)) {
            // Given back with the answer, so it is taken nevertheless.
            reception.budget().force(bytes);
            request.refuse("all its connections together have too many bytes to handle");
        } else if (closing) {
            request.refuse("it is closing");
        } else if (requests.get() > limits.requests() || (others && allBytes > limits.requestBytes())) {
            request.refuse("it has too many requests of this process to handle");
        } else {
            request.submit();
        }
    }

    /** Whether answers that are made now are going to be taken soon. By any thread. */
    boolean takesAnswers() {
        return channel.isWritable() && answerBytes.get() < limits.requestBytes();
    }

    /** The end of a request. By any thread. */
    void answer(IncomingRequest request, Frame answer) {
        requests.decrementAndGet();
        requestBytes.addAndGet(-request.bytes());
        reception.budget().give(request.bytes());
        send(answer);
    }

    /** By any thread. Frames that come together leave together. */
    private void send(Frame frame) {
        answerBytes.addAndGet(frame.bytes());
        answers.add(frame);
        if (scheduled.compareAndSet(false, true)) {
            try {
                channel.eventLoop().execute(this::drain);
            } catch (RejectedExecutionException stopped) {
                answers.clear();
            }
        }
    }

    private void drain() {
        scheduled.set(false);
        boolean active = channel.isActive();
        for (Frame frame = answers.poll(); frame != null; frame = answers.poll()) {
            answerBytes.addAndGet(-frame.bytes());
            if (active) {
                batch.add(frame);
            }
        }
        batch.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        alive = reception.nanoTime();
        channel.config().setAutoRead(channel.isWritable());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        alive = reception.nanoTime();
    }

    private void tick() {
        long now = reception.nanoTime();
        long unsentNow = channel.isWritable() ? 0 : channel.bytesBeforeWritable();
        if (unsentNow != unsent || now - ticked > times.silence().toNanos() / 2) {
            // It takes its answers, slowly; or it was this process that paused.
            alive = now;
        }
        unsent = unsentNow;
        ticked = now;
        if (now - alive > (greeted ? times.silence() : times.connect()).toNanos()) {
            turnAway();
        }
    }

    /** The listener closes: no request is taken any more, and the other side closes when it has its answers. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == FrameKind.CLOSING) {
            closing = true;
            if (greeted) {
                send(new Frame(FrameKind.CLOSING, 0, 0, Frame.NOTHING));
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        counters.connections.decrement();
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        turnAway();
    }

    private void turnAway() {
        if (!turnedAway) {
            turnedAway = true;
            counters.turnedAway.increment();
            ChannelFuture unused = channel.close();
        }
    }
}
