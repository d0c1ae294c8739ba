package io.partita.engine.cluster.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.cluster.consensus.LocalCluster;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A real process that is stopped, goes on, is killed, and comes back. */
class ProcessFaultsTest {
    @Test
    void outcomesAreToldSoonWhateverHappensToAProcess() throws IOException, InterruptedException {
        try (SocketMessenger messenger = SocketMessenger.start(Exchange.OPTIONS, System::nanoTime)) {
            int port;
            try (AnsweringProcess process = AnsweringProcess.start(LocalCluster.freePort())) {
                port = process.port();
                Address address = new Address("127.0.0.1", port);
                assertThat(Exchange.get(messenger.send(address, new byte[10], Exchange.LONG)))
                        .hasSize(10);

                CompletableFuture<byte[]> unanswered = messenger.send(address, new byte[0], Exchange.LONG);
                process.signal("STOP");
                assertThat(Exchange.failure(unanswered).code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
                // The system still accepts connections for it.
                assertThat(Exchange.failure(messenger.send(address, new byte[1], Exchange.LONG))
                                .code())
                        .isEqualTo(ErrorCode.UNAVAILABLE);
                process.signal("CONT");
                answersAgain(messenger, address);

                CompletableFuture<byte[]> lost = messenger.send(address, new byte[0], Exchange.LONG);
                Exchange.await("it was sent", () -> messenger.counters().waiting() == 0);
                process.signal("KILL");
                assertThat(Exchange.failure(lost).code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            }
            Address address = new Address("127.0.0.1", port);
            assertThat(Exchange.failure(messenger.send(address, new byte[1], Exchange.LONG))
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
            try (AnsweringProcess successor = AnsweringProcess.start(port)) {
                assertThat(successor.port()).isEqualTo(port);
                answersAgain(messenger, address);
            }
        }
    }

    private static void answersAgain(SocketMessenger messenger, Address address) {
        Exchange.await(
                "it answers again",
                () -> messenger
                        .send(address, new byte[1], Exchange.LONG)
                        .handle((answer, failure) -> failure == null)
                        .join());
    }
}
