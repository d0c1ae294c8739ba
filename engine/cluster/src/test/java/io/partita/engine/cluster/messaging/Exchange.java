package io.partita.engine.cluster.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.StoreException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A listener, and a messenger that sends to it. */
final class Exchange implements AutoCloseable {
    static final MessagingOptions OPTIONS = MessagingOptions.of("tests");

    /** Longer than anything may take, on a machine that has much else to do. */
    static final Duration LONG = Duration.ofSeconds(60);

    static final MessageHandler ECHO = CompletableFuture::completedStage;

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final SocketMessenger messenger;
    private final MessageListener listener;

    private Exchange(MessageHandler handler, MessagingOptions accepting, MessagingOptions sending) {
        listener = listen(0, handler, executor, accepting);
        messenger = SocketMessenger.start(sending, System::nanoTime);
    }

    static Exchange of(MessageHandler handler, MessagingOptions options) {
        return new Exchange(handler, options, options);
    }

    static Exchange of(MessageHandler handler, MessagingOptions accepting, MessagingOptions sending) {
        return new Exchange(handler, accepting, sending);
    }

    static MessageListener listen(
            int port, MessageHandler handler, ExecutorService executor, MessagingOptions options) {
        return MessageListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                handler,
                executor,
                options,
                System::nanoTime);
    }

    MessageListener listener() {
        return listener;
    }

    SocketMessenger messenger() {
        return messenger;
    }

    Address address() {
        return new Address("localhost", listener.port());
    }

    CompletableFuture<byte[]> send(byte[] request) {
        return messenger.send(address(), request, LONG);
    }

    String ask(String text) {
        return new String(get(send(bytes(text))), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] get(CompletableFuture<byte[]> answer) {
        try {
            return answer.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What comes of a request that is not answered. */
    static StoreException failure(CompletableFuture<byte[]> answer) {
        try {
            byte[] unexpected = answer.get(LONG.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("an answer of " + unexpected.length + " bytes");
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(StoreException.class);
            return (StoreException) e.getCause();
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as(what).isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        messenger.close();
        listener.close();
        executor.shutdownNow();
    }
}
