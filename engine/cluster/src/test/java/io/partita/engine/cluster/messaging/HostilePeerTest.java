package io.partita.engine.cluster.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who says nothing, garbage, or too much, to a listener and to a messenger. */
class HostilePeerTest {
    private static final MessagingTimes QUICK = MessagingTimes.DEFAULT
            .withConnect(Duration.ofMillis(500))
            .withSilence(Duration.ofMillis(100), Duration.ofMillis(1_000));
    private static final String CLUSTER = Exchange.OPTIONS.cluster();

    private static Random random() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("HostilePeerTest: -Dpartita.seed=" + seed);
        return new Random(seed);
    }

    @Test
    void garbageEndsItsOwnConnectionOnly() throws IOException {
        Random random = random();
        try (Exchange exchange = Exchange.of(Exchange.ECHO, Exchange.OPTIONS.withTimes(QUICK))) {
            assertThat(exchange.ask("before")).isEqualTo("before");
            int port = exchange.listener().port();
            for (int i = 0; i < 100; i++) {
                try (RawPeer peer = random.nextBoolean() ? RawPeer.connect(port) : RawPeer.welcome(port, CLUSTER)) {
                    peer.say(garbage(random));
                    assertThat(peer.hearWords()).as("the end").isNull();
                } catch (SocketException reset) {
                    // The connection was closed while garbage was still on its way.
                }
            }
            assertThat(exchange.ask("after")).isEqualTo("after");
            Exchange.await("they are gone", () -> exchange.listener().counters().connections() == 1);
            assertThat(exchange.listener().counters().connectionsTurnedAway()).isEqualTo(100);
            assertThat(exchange.listener().counters().requests()).isEqualTo(2);
        }
    }

    /** Bytes that are not the beginning of a frame. */
    private static byte[] garbage(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = RawPeer.bytes(new Frame(FrameKind.REQUEST, 1, 1_000, new byte[random.nextInt(500)]));
            bytes[4 + random.nextInt(bytes.length - 4)] ^= (byte) (1 + random.nextInt(255));
            return bytes;
        }
        byte[] bytes = new byte[4 + random.nextInt(2_000)];
        random.nextBytes(bytes);
        bytes[0] |= 0x40;
        return bytes;
    }

    @Test
    void whoStopsInTheMiddleOfAMessageIsLeft() throws IOException {
        byte[] request = RawPeer.bytes(new Frame(FrameKind.REQUEST, 1, 1_000, new byte[1_000_000]));
        try (Exchange exchange = Exchange.of(Exchange.ECHO, Exchange.OPTIONS.withTimes(QUICK));
                RawPeer stranger = RawPeer.connect(exchange.listener().port());
                RawPeer half = RawPeer.connect(exchange.listener().port());
                RawPeer member = RawPeer.welcome(exchange.listener().port(), CLUSTER)) {
            half.say(new byte[] {0, 0, 0});
            member.say(Arrays.copyOf(request, 500_000));
            assertThat(stranger.hear()).isNull();
            assertThat(half.hear()).isNull();
            assertThat(member.hearWords()).isNull();
            Exchange.await("they are gone", () -> exchange.listener().counters().connections() == 0);
        }
    }

    @Test
    void connectionsHaveABound() throws IOException {
        MessagingOptions few = Exchange.OPTIONS.withLimits(MessagingLimits.DEFAULT.withConnections(3));
        try (Exchange exchange = Exchange.of(Exchange.ECHO, few)) {
            int port = exchange.listener().port();
            List<RawPeer> peers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                peers.add(RawPeer.welcome(port, CLUSTER));
            }
            try (RawPeer another = RawPeer.connect(port)) {
                assertThat(another.hear()).isNull();
            }
            StoreException refused = Exchange.failure(exchange.send(new byte[1]));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            for (RawPeer peer : peers) {
                peer.close();
            }
            Exchange.await(
                    "there is room again",
                    () -> exchange.send(new byte[1])
                            .handle((answer, failure) -> failure == null)
                            .join());
        }
    }

    /** Answers that are not taken must not gather in memory. */
    @Test
    void whoTakesNoAnswersGetsNoMore() throws IOException {
        AtomicInteger handled = new AtomicInteger();
        byte[] answer = new byte[1 << 20];
        MessagingOptions narrow = Exchange.OPTIONS
                .withLimits(MessagingLimits.DEFAULT.withRequests(4_096, 4 << 20))
                .withTimes(QUICK);
        try (Exchange exchange = Exchange.of(
                        request -> {
                            handled.incrementAndGet();
                            return CompletableFuture.completedStage(answer);
                        },
                        narrow);
                RawPeer greedy = RawPeer.welcome(exchange.listener().port(), CLUSTER)) {
            for (int i = 0; i < 1_000; i++) {
                greedy.say(new Frame(FrameKind.REQUEST, i, 60_000, Frame.NOTHING));
            }
            Exchange.await("it is closed", () -> exchange.listener().counters().connections() == 0);
            // What the listener keeps, what the system has taken of it, and a thread each that had begun.
            assertThat(handled).hasValueLessThan(200);
            assertThat(exchange.ask("whether it goes on")).hasSize(answer.length);
        }
    }

    /** A server socket whose connections are handed to a script. */
    private interface Script {
        void play(RawPeer peer) throws IOException;
    }

    private static Thread play(ServerSocket server, Script script) {
        Thread thread = new Thread(() -> {
            try (RawPeer peer = new RawPeer(server.accept())) {
                script.play(peer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static StoreException sendTo(ServerSocket server) {
        MessagingOptions options = Exchange.OPTIONS.withTimes(QUICK);
        try (SocketMessenger messenger = SocketMessenger.start(options, System::nanoTime)) {
            return Exchange.failure(
                    messenger.send(new Address("127.0.0.1", server.getLocalPort()), new byte[100], Exchange.LONG));
        }
    }

    @Test
    void whoDoesNotSayWhoItIsHasNotBeenAsked() throws IOException {
        try (ServerSocket server = server()) {
            StoreException failure = sendTo(server);
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("did not answer within 0.5 s");
        }
    }

    private static void welcome(RawPeer peer) throws IOException {
        assertThat(Objects.requireNonNull(peer.hear()).text()).isEqualTo(CLUSTER);
        peer.say(Frame.of(FrameKind.WELCOME, 0, CLUSTER));
    }

    @Test
    void whoFallsSilentLeavesTheOutcomeUnknownLongBeforeTheDeadline() throws IOException {
        try (ServerSocket server = server()) {
            play(server, peer -> {
                welcome(peer);
                while (peer.hear() != null) {
                    // Hears everything, and answers nothing.
                }
            });
            StoreException failure = sendTo(server);
            assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            assertThat(failure).hasMessageContaining("no sign of life for 1.0 s");
        }
    }

    @Test
    void whoHangsUpOrTalksNonsenseLeavesTheOutcomeUnknown() throws IOException {
        byte[] damaged = RawPeer.bytes(new Frame(FrameKind.ANSWER, 1, 0, new byte[10]));
        damaged[damaged.length - 1] ^= 1;
        List<Script> scripts = List.of(
                peer -> {},
                peer -> peer.say(ByteBuffer.allocate(4).putInt(1 << 30).array()),
                peer -> peer.say(damaged),
                peer -> peer.say(new Frame(FrameKind.REQUEST, 1, 1, Frame.NOTHING)));
        for (Script script : scripts) {
            try (ServerSocket server = server()) {
                play(server, peer -> {
                    welcome(peer);
                    assertThat(Objects.requireNonNull(peer.hearWords()).kind()).isEqualTo(FrameKind.REQUEST);
                    script.play(peer);
                });
                assertThat(sendTo(server).code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            }
        }
    }

    @Test
    void answersToWhatWasNotAskedMeanNothing() throws IOException {
        try (ServerSocket server = server();
                SocketMessenger messenger = SocketMessenger.start(Exchange.OPTIONS, System::nanoTime)) {
            play(server, peer -> {
                welcome(peer);
                Frame request = Objects.requireNonNull(peer.hearWords());
                peer.say(new Frame(FrameKind.ANSWER, request.number() + 1, 0, new byte[7]));
                peer.say(new Frame(FrameKind.ANSWER, request.number(), 0, new byte[5]));
                peer.say(new Frame(FrameKind.ANSWER, request.number(), 0, new byte[6]));
                peer.hearWords();
            });
            CompletableFuture<byte[]> answer =
                    messenger.send(new Address("127.0.0.1", server.getLocalPort()), new byte[100], Exchange.LONG);
            assertThat(Exchange.get(answer)).hasSize(5);
        }
    }
}
