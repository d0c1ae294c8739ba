package io.partita.engine.cluster.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.consensus.LocalCluster;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessengerTest {
    private static Random random() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("MessengerTest: -Dpartita.seed=" + seed);
        return new Random(seed);
    }

    @Test
    void answersFindTheirRequestsInWhateverOrderTheyCome() {
        Random random = random();
        Held held = new Held();
        try (Exchange exchange = Exchange.of(held, Exchange.OPTIONS)) {
            for (int round = 0; round < 5; round++) {
                List<byte[]> requests = new ArrayList<>();
                for (int i = 0; i < 600; i++) {
                    byte[] request = new byte[random.nextInt(50) == 0 ? random.nextInt(300_000) : random.nextInt(300)];
                    random.nextBytes(request);
                    requests.add(request);
                }
                List<CompletableFuture<byte[]>> answers =
                        requests.parallelStream().map(exchange::send).toList();
                int handled = (round + 1) * requests.size();
                Exchange.await("all are handled", () -> held.handled() == handled);
                assertThat(answers).noneMatch(CompletableFuture::isDone);
                assertThat(exchange.messenger().counters().underWay()).isEqualTo(requests.size());
                assertThat(exchange.listener().counters().underWay()).isEqualTo(requests.size());
                held.release(random);
                for (int i = 0; i < requests.size(); i++) {
                    assertThat(Exchange.get(answers.get(i))).isEqualTo(requests.get(i));
                }
            }
            MessageCounters sent = exchange.messenger().counters();
            MessageCounters taken = exchange.listener().counters();
            assertThat(sent.requests()).isEqualTo(3_000).isEqualTo(taken.requests());
            assertThat(sent.answers()).isEqualTo(3_000).isEqualTo(taken.answers());
            assertThat(sent.underWay() + sent.waiting() + sent.refusals() + sent.unknownOutcomes())
                    .isZero();
            assertThat(sent.connections()).as("one connection").isEqualTo(1);
            assertThat(sent.bytesSent()).isEqualTo(taken.bytesReceived());
        }
    }

    @Test
    void manyThreadsShareAConnection() {
        try (Exchange exchange = Exchange.of(Exchange.ECHO, Exchange.OPTIONS)) {
            List<Thread> threads = new ArrayList<>();
            Map<Integer, Integer> answered = new ConcurrentHashMap<>();
            for (int t = 0; t < 16; t++) {
                int thread = t;
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 500; i++) {
                        String text = thread + " asks " + i;
                        if (exchange.ask(text).equals(text)) {
                            answered.merge(thread, 1, Integer::sum);
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            threads.forEach(MessengerTest::join);
            assertThat(answered)
                    .hasSize(16)
                    .allSatisfy((thread, count) -> assertThat(count).isEqualTo(500));
            assertThat(exchange.listener().counters().connections()).isEqualTo(1);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Exchange.LONG.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sizesHaveTheirBounds() {
        MessagingOptions small = Exchange.OPTIONS.withLimits(MessagingLimits.DEFAULT.withFrameBytes(1_000));
        try (Exchange exchange = Exchange.of(
                request -> CompletableFuture.completedStage(new byte[request.length == 1_000 ? 1_000 : 1_001]),
                small)) {
            assertThat(Exchange.get(exchange.send(new byte[1_000]))).hasSize(1_000);
            StoreException tooLarge = Exchange.failure(exchange.send(new byte[1_001]));
            assertThat(tooLarge.code()).isEqualTo(ErrorCode.VALIDATION);
            assertThat(tooLarge).hasMessageContaining("1001").hasMessageContaining("1000");
            StoreException tooMuch = Exchange.failure(exchange.send(new byte[1]));
            assertThat(tooMuch.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            assertThat(tooMuch).hasMessageContaining("the answer has 1001 bytes");
            assertThat(exchange.messenger().counters().connections()).isEqualTo(1);
        }
    }

    @Test
    void whatAHandlerThrowsLeavesAnUnknownOutcome() {
        try (Exchange exchange = Exchange.of(
                request -> {
                    if (request.length == 0) {
                        throw new IllegalStateException("thrown at once");
                    }
                    return CompletableFuture.failedStage(new IllegalStateException("said later"));
                },
                Exchange.OPTIONS)) {
            StoreException thrown = Exchange.failure(exchange.send(new byte[0]));
            assertThat(thrown.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            assertThat(thrown).hasMessageContaining("thrown at once");
            StoreException later = Exchange.failure(exchange.send(new byte[1]));
            assertThat(later.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            assertThat(later).hasMessageContaining("said later");
        }
    }

    @Test
    void timeRunsOutOnBothSides() {
        Held held = new Held();
        List<Runnable> tasks = new ArrayList<>();
        MessageListener listener = MessageListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                held,
                task -> {
                    synchronized (tasks) {
                        tasks.add(task);
                    }
                },
                Exchange.OPTIONS,
                System::nanoTime);
        try (SocketMessenger messenger = SocketMessenger.start(Exchange.OPTIONS, System::nanoTime)) {
            Address address = new Address("127.0.0.1", listener.port());
            CompletableFuture<byte[]> early = messenger.send(address, new byte[1], Exchange.LONG);
            StoreException late = Exchange.failure(messenger.send(address, new byte[2], Duration.ofMillis(120)));
            assertThat(late.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            assertThat(late).hasMessageContaining("no answer in time");
            assertThat(listener.counters().waiting()).isEqualTo(2);
            List<Runnable> taken;
            synchronized (tasks) {
                taken = List.copyOf(tasks);
            }
            // The other one was given up: nobody should begin with it.
            taken.forEach(Runnable::run);
            assertThat(held.handled()).isEqualTo(1);
            assertThat(listener.counters().refusals()).isEqualTo(1);
            held.release(new Random(1));
            assertThat(Exchange.get(early)).hasSize(1);
            StoreException never = Exchange.failure(messenger.send(address, new byte[3], Duration.ZERO));
            assertThat(never.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        } finally {
            listener.close();
        }
    }

    @Test
    void whoSendsTooMuchIsToldAtOnce() {
        Held held = new Held();
        MessagingOptions narrow = Exchange.OPTIONS.withLimits(MessagingLimits.DEFAULT.withRequests(10, 1_000));
        try (Exchange exchange = Exchange.of(held, Exchange.OPTIONS, narrow)) {
            List<CompletableFuture<byte[]>> answers = IntStream.range(0, 10)
                    .mapToObj(i -> exchange.send(new byte[10]))
                    .toList();
            assertThat(Exchange.failure(exchange.send(new byte[10])).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            Exchange.await("ten are handled", () -> held.handled() == 10);
            held.release(new Random(1));
            answers.forEach(Exchange::get);
            CompletableFuture<byte[]> large = exchange.send(new byte[5_000]);
            StoreException tooMuch = Exchange.failure(exchange.send(new byte[10]));
            assertThat(tooMuch.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(tooMuch).hasMessageContaining("1000 bytes");
            Exchange.await("the large one is handled", () -> held.handled() == 11);
            held.release(new Random(1));
            assertThat(Exchange.get(large)).hasSize(5_000);
        }
    }

    @Test
    void whoTakesTooMuchRefusesTheRest() {
        Held held = new Held();
        MessagingOptions narrow = Exchange.OPTIONS.withLimits(MessagingLimits.DEFAULT.withRequests(10, 1_000_000));
        try (Exchange exchange = Exchange.of(held, narrow, Exchange.OPTIONS)) {
            List<CompletableFuture<byte[]>> answers = IntStream.range(0, 30)
                    .mapToObj(i -> exchange.send(new byte[10]))
                    .toList();
            Exchange.await(
                    "all others are refused",
                    () -> answers.stream().filter(CompletableFuture::isDone).count() == 20);
            answers.stream()
                    .filter(CompletableFuture::isDone)
                    .forEach(refused ->
                            assertThat(Exchange.failure(refused).code()).isEqualTo(ErrorCode.UNAVAILABLE));
            Exchange.await("ten are handled", () -> held.handled() == 10);
            held.release(new Random(1));
            assertThat(answers.stream().filter(answer -> !answer.isCompletedExceptionally()))
                    .hasSize(10)
                    .allSatisfy(answer -> assertThat(Exchange.get(answer)).hasSize(10));
            assertThat(held.handled()).isEqualTo(10);
        }
    }

    @Test
    void anExecutorThatIsFullRefuses() {
        MessageListener listener = MessageListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Exchange.ECHO,
                task -> {
                    throw new RejectedExecutionException();
                },
                Exchange.OPTIONS,
                System::nanoTime);
        try (SocketMessenger messenger = SocketMessenger.start(Exchange.OPTIONS, System::nanoTime)) {
            StoreException refused = Exchange.failure(
                    messenger.send(new Address("127.0.0.1", listener.port()), new byte[1], Exchange.LONG));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused).hasMessageContaining("too much to do");
        } finally {
            listener.close();
        }
    }

    @Test
    void anotherClusterIsTurnedAwayWithBothNames() {
        try (Exchange exchange = Exchange.of(Exchange.ECHO, MessagingOptions.of("production"), Exchange.OPTIONS)) {
            StoreException refused = Exchange.failure(exchange.send(new byte[1]));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused).hasMessageContaining("production").hasMessageContaining("tests");
            assertThat(exchange.listener().counters().requests()).isZero();
        }
    }

    @Test
    void aProcessThatIsNotThereIsToldAtOnceAndFoundWhenItIs() {
        int port = LocalCluster.freePort();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (SocketMessenger messenger = SocketMessenger.start(Exchange.OPTIONS, System::nanoTime)) {
            Address address = new Address("127.0.0.1", port);
            for (int i = 0; i < 20; i++) {
                StoreException refused = Exchange.failure(messenger.send(address, new byte[1], Exchange.LONG));
                assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(refused).hasMessageContaining("127.0.0.1:" + port);
            }
            StoreException nowhere = Exchange.failure(
                    messenger.send(new Address("no-such-host.invalid", port), new byte[1], Exchange.LONG));
            assertThat(nowhere.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            try (MessageListener listener = Exchange.listen(port, Exchange.ECHO, executor, Exchange.OPTIONS)) {
                Exchange.await(
                        "it is found",
                        () -> messenger
                                .send(address, new byte[1], Exchange.LONG)
                                .handle((answer, failure) -> failure == null)
                                .join());
                assertThat(listener.counters().answers()).isEqualTo(1);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void anIdleConnectionIsClosedAndMadeAgain() {
        MessagingOptions idle = Exchange.OPTIONS.withTimes(MessagingTimes.DEFAULT.withIdle(Duration.ofMillis(100)));
        try (Exchange exchange = Exchange.of(Exchange.ECHO, idle)) {
            for (int i = 0; i < 3; i++) {
                assertThat(exchange.ask("once more")).isEqualTo("once more");
                Exchange.await(
                        "it is closed", () -> exchange.listener().counters().connections() == 0);
            }
            assertThat(exchange.messenger().counters().refusals()).isZero();
        }
    }

    @Test
    void thereIsABoundOnTheProcessesThatAreSentTo() {
        MessagingOptions few = Exchange.OPTIONS.withLimits(MessagingLimits.DEFAULT.withConnections(1));
        try (Exchange exchange = Exchange.of(Exchange.ECHO, Exchange.OPTIONS, few)) {
            Address gone = new Address("127.0.0.1", LocalCluster.freePort());
            assertThat(Exchange.failure(exchange.messenger().send(gone, new byte[1], Exchange.LONG))
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(exchange.ask("room is made")).isEqualTo("room is made");
            StoreException another = Exchange.failure(exchange.messenger().send(gone, new byte[1], Exchange.LONG));
            assertThat(another).hasMessageContaining("sends to 1 others already");
            assertThat(exchange.ask("the other one stays")).isEqualTo("the other one stays");
        }
    }

    @Test
    void aClosedMessengerRefuses() {
        Held held = new Held();
        try (Exchange exchange = Exchange.of(held, Exchange.OPTIONS)) {
            CompletableFuture<byte[]> answer = exchange.send(new byte[1]);
            Exchange.await("it is handled", () -> held.handled() == 1);
            exchange.messenger().close();
            assertThat(Exchange.failure(answer).code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            assertThat(Exchange.failure(exchange.send(new byte[1])).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    @Test
    void aListenerThatClosesFinishesWhatItHas() throws InterruptedException {
        Held held = new Held();
        MessagingOptions patient = Exchange.OPTIONS.withTimes(MessagingTimes.DEFAULT.withDrain(Exchange.LONG));
        try (Exchange exchange = Exchange.of(held, patient)) {
            List<CompletableFuture<byte[]>> answers = IntStream.range(0, 5)
                    .mapToObj(i -> exchange.send(new byte[i]))
                    .toList();
            Exchange.await("all are handled", () -> held.handled() == 5);
            Thread closing = new Thread(exchange.listener()::close);
            closing.start();
            Exchange.await("it takes no more", () -> refused(exchange));
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            held.release(new Random(1));
            for (int i = 0; i < 5; i++) {
                assertThat(Exchange.get(answers.get(i))).hasSize(i);
            }
            closing.join(Exchange.LONG.toMillis());
            assertThat(closing.isAlive()).isFalse();
        }
    }

    private static boolean refused(Exchange exchange) {
        CompletableFuture<byte[]> answer =
                exchange.messenger().send(exchange.address(), new byte[9], Duration.ofMillis(100));
        return Exchange.failure(answer).code() == ErrorCode.UNAVAILABLE;
    }

    /** A process that closes in order leaves nobody in doubt. */
    @Test
    void restartsInOrderHaveNoUnknownOutcomes() {
        int port = LocalCluster.freePort();
        Map<Integer, Integer> handled = new ConcurrentHashMap<>();
        MessageHandler handler = request -> {
            handled.merge(ByteBuffer.wrap(request).getInt(), 1, Integer::sum);
            return CompletableFuture.completedStage(request);
        };
        Map<Integer, CompletableFuture<byte[]>> answers = new ConcurrentHashMap<>();
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try (SocketMessenger messenger = SocketMessenger.start(Exchange.OPTIONS, System::nanoTime)) {
            Address address = new Address("127.0.0.1", port);
            Thread sender = new Thread(() -> {
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    CompletableFuture<byte[]> answer = messenger.send(
                            address, ByteBuffer.allocate(4).putInt(i).array(), Exchange.LONG);
                    answers.put(i, answer);
                    if (i % 50 == 0 || answer.isCompletedExceptionally()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                }
            });
            sender.start();
            for (int restart = 0; restart < 8; restart++) {
                int before = handled.size();
                MessageListener listener = Exchange.listen(port, handler, executor, Exchange.OPTIONS);
                Exchange.await("some are handled", () -> handled.size() > before + 300);
                listener.close();
            }
            sender.interrupt();
            join(sender);
            answers.forEach((number, answer) -> check(number, answer, handled));
        } finally {
            executor.shutdownNow();
        }
        assertThat(handled).hasSizeGreaterThan(2_400);
    }

    private static void check(int number, CompletableFuture<byte[]> answer, Map<Integer, Integer> handled) {
        StoreException failure =
                answer.handle((bytes, thrown) -> (StoreException) thrown).join();
        if (failure == null) {
            assertThat(handled.get(number)).isEqualTo(1);
        } else {
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(handled.get(number)).isNull();
        }
    }
}
