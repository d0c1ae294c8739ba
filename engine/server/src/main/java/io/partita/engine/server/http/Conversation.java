package io.partita.engine.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One connection: receives a request, has it answered, sends the answer, and only then receives the next. Everything here
 * happens on the connection's thread, but for {@link #answer} of what is not brief, which a worker does.
 */
final class Conversation extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());
    private static final byte[] NO_BODY = new byte[0];

    private final HttpService service;
    private final Executor workers;
    private final Connections connections;
    private final Deadline deadline;
    private @Nullable HttpRequest request;
    private @Nullable HttpCall head;
    private @Nullable ByteBuf body;
    private int maxBodyBytes;
    private int reserved;
    private boolean refused;
    private boolean busy;

    /** What was received behind the request that is being answered: no more than was read at once. */
    private final Queue<Object> waiting = new ArrayDeque<>();

    Conversation(HttpService service, Executor workers, Connections connections, Deadline deadline) {
        this.service = service;
        this.workers = workers;
        this.connections = connections;
        this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (busy) {
            waiting.add(message);
        } else {
            take(context, message);
        }
    }

    private void take(ChannelHandlerContext context, Object message) {
        try {
            if (refused) {
                return;
            }
            HttpObject part = (HttpObject) message;
            if (part.decoderResult().isFailure()) {
                refuse(context, HttpReply.text(400, "text/plain", "Bad Request: no HTTP/1.1\n"));
                return;
            }
            if (part instanceof HttpRequest started) {
                begin(context, started);
            }
            if (part instanceof HttpContent content && !refused) {
                receive(context, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest started) {
        connections.asked(context.channel());
        request = started;
        head = head(context, started);
        maxBodyBytes = service.maxBodyBytes(head);
        long length = HttpUtil.getContentLength(started, 0L);
        if (length > maxBodyBytes) {
            refuse(context, service.tooLarge(head));
            return;
        }
        if (HttpUtil.is100ContinueExpected(started)) {
            ChannelFuture unused = context.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
        // Of what is only announced, little is made room for.
        int room = (int) Math.min(Math.max(length, 256), 64 << 10);
        body = context.alloc().buffer(Math.min(room, maxBodyBytes), maxBodyBytes);
    }

    private void receive(ChannelHandlerContext context, HttpContent content) {
        ByteBuf bytes = content.content();
        if (body == null || head == null) {
            return;
        }
        if (body.readableBytes() + bytes.readableBytes() > maxBodyBytes) {
            refuse(context, service.tooLarge(head));
            return;
        } else if (!connections.reserve(bytes.readableBytes())) {
            refuse(context, service.overloaded());
            return;
        }
        reserved += bytes.readableBytes();
        body.writeBytes(bytes);
        if (content instanceof LastHttpContent) {
            work(context);
        }
    }

    private void work(ChannelHandlerContext context) {
        busy = true;
        deadline.working();
        HttpRequest started = Objects.requireNonNull(request);
        ByteBuf received = Objects.requireNonNull(body);
        byte[] bytes = new byte[received.readableBytes()];
        received.readBytes(bytes);
        received.release();
        body = null;
        HttpCall call = Objects.requireNonNull(head).withBody(bytes);
        boolean keepAlive = HttpUtil.isKeepAlive(started);
        if (service.isBrief(call)) {
            answer(context, call, keepAlive, Runnable::run);
        } else {
            handOver(context, call, keepAlive);
        }
        if (busy) {
            context.channel().config().setAutoRead(false);
        }
    }

    private void handOver(ChannelHandlerContext context, HttpCall call, boolean keepAlive) {
        try {
            workers.execute(() -> answer(context, call, keepAlive, context.executor()));
        } catch (RejectedExecutionException full) {
            send(context, response(context, service.overloaded(), false), keepAlive);
        }
    }

    /** On whatever thread; what is then done with the connection is done on that of the connection. */
    private void answer(ChannelHandlerContext context, HttpCall call, boolean keepAlive, Executor connection) {
        FullHttpResponse response;
        try {
            response = response(context, service.answer(call), acceptsGzip(call));
        } catch (RuntimeException | Error defect) {
            LOG.log(System.Logger.Level.ERROR, "a request was not answered", defect);
            connection.execute(() -> Connections.close(context));
            return;
        }
        connection.execute(() -> send(context, response, keepAlive));
    }

    private static boolean acceptsGzip(HttpCall call) {
        String accepted = call.header("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static FullHttpResponse response(ChannelHandlerContext context, HttpReply reply, boolean gzip) {
        ByteBuf body = context.alloc().buffer(512);
        try (ByteBufOutputStream stream = new ByteBufOutputStream(body)) {
            reply.body().write(stream);
            if (gzip && Compression.pays(body)) {
                body = Compression.gzip(context.alloc(), body);
            } else {
                gzip = false;
            }
        } catch (IOException | RuntimeException defect) {
            body.release();
            throw new IllegalStateException("an answer that cannot be written", defect);
        }
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.SERVER, "Partita");
        headers.set(HttpHeaderNames.DATE, HttpDate.now());
        headers.set(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        headers.set("x-amz-crc32", Checksum.of(body));
        if (gzip) {
            headers.set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
        }
        reply.headers().forEach(header -> headers.set(header.getKey(), header.getValue()));
        return response;
    }

    private void send(ChannelHandlerContext context, FullHttpResponse response, boolean keepAlive) {
        release();
        deadline.sending();
        boolean last = !keepAlive || connections.isDraining();
        if (last) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        context.writeAndFlush(response).addListener(sent -> {
            connections.answered(context.channel());
            if (last || !sent.isSuccess()) {
                Connections.close(context);
            } else {
                next(context);
            }
        });
    }

    /** Goes on with what was received in the meantime, and then with what the client sends. */
    private void next(ChannelHandlerContext context) {
        busy = false;
        deadline.idle();
        while (!busy && !waiting.isEmpty()) {
            take(context, waiting.remove());
        }
        if (!busy) {
            context.channel().config().setAutoRead(true);
        }
    }

    /** Answers before the request is whole, and closes, because what else the client sends belongs to no request. */
    private void refuse(ChannelHandlerContext context, HttpReply reply) {
        refused = true;
        release();
        FullHttpResponse response = response(context, reply, false);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private void release() {
        connections.release(reserved);
        reserved = 0;
        request = null;
        head = null;
        if (body != null) {
            body.release();
            body = null;
        }
    }

    private static HttpCall head(ChannelHandlerContext context, HttpRequest request) {
        return new HttpCall(
                request.method().name(), request.uri(), request.headers().entries(), NO_BODY, (InetSocketAddress)
                        context.channel().remoteAddress());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException) && !(cause instanceof DecoderException)) {
            LOG.log(System.Logger.Level.ERROR, "a connection failed", cause);
        }
        // Else the connection was reset by its peer, or is no TLS: there is nobody left to tell.
        Connections.close(context);
    }
}
