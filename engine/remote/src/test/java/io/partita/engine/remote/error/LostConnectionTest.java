package io.partita.engine.remote.error;

import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.api.endpoint.Patience;
import io.partita.engine.api.endpoint.Secret;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.remote.RemoteItemStoreProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a caller learns when the way to the endpoint breaks. */
final class LostConnectionTest {
    private static final EndpointOptions OPTIONS =
            EndpointOptions.DEFAULT.withCredentials(new Credentials.AccessKey("id", new Secret("hidden"), null));
    private static final WriteRequest PLAIN = new WriteRequest.Put("table", item("pk", "a"), WriteOptions.DEFAULT);
    private static final WriteRequest CONDITIONAL =
            new WriteRequest.Put("table", item("pk", "a"), WriteOptions.onlyIf(equal("v", 1)));
    private static final ScanRequest READ = new ScanRequest("table", null, 0, 1, ReadOptions.DEFAULT);

    /** Takes requests and answers none of them. */
    private static final class SilentServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger requests = new AtomicInteger();
        private final boolean hangsUp;

        SilentServer(boolean hangsUp) throws IOException {
            this.hangsUp = hangsUp;
            Thread thread = new Thread(this::accept, "silent-server");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = socket.accept();
                    // The head of the request, in one piece on a loopback.
                    if (client.getInputStream().read(new byte[1 << 16]) > 0) {
                        requests.incrementAndGet();
                    }
                    if (hangsUp) {
                        client.close();
                    }
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static ItemStore store(Duration request, URI... addresses) {
        EndpointOptions options = OPTIONS.withPatience(new Patience(Duration.ofSeconds(5), request, 3));
        return new RemoteItemStoreProvider().open(new StoreLocation.Endpoint(List.of(addresses), options));
    }

    private static StoreException failed(ErrorCode code, ThrowingCallable call) {
        StoreException failure = catchThrowableOfType(StoreException.class, call);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getMessage()).doesNotContain("hidden");
        return failure;
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    @Test
    void nothingIsSentWhereNobodyListens() throws IOException {
        URI nobody = nobody();
        try (ItemStore store = store(Duration.ofSeconds(20), nobody)) {
            assertThat(failed(ErrorCode.UNAVAILABLE, () -> store.write(CONDITIONAL)))
                    .hasMessageContaining("no connection to " + nobody)
                    .hasMessageContaining("check that the server runs");
            failed(ErrorCode.UNAVAILABLE, () -> store.scan(READ));
        }
    }

    @Test
    void aWriteWhoseAnswerIsLostIsSentOnceAndUnknown() throws IOException {
        try (SilentServer server = new SilentServer(true);
                ItemStore store = store(Duration.ofSeconds(20), server.address())) {
            assertThat(failed(ErrorCode.UNKNOWN_OUTCOME, () -> store.write(CONDITIONAL)))
                    .hasMessageContaining("the write may or may not have been done");
            assertThat(server.requests).hasValue(1);
        }
    }

    @Test
    void whatChangesNothingTwiceIsSentAgain() throws IOException {
        try (SilentServer server = new SilentServer(true);
                ItemStore store = store(Duration.ofSeconds(20), server.address())) {
            failed(ErrorCode.UNAVAILABLE, () -> store.scan(READ));
            assertThat(server.requests).hasValue(3);
            failed(ErrorCode.UNKNOWN_OUTCOME, () -> store.write(PLAIN));
            assertThat(server.requests).hasValue(6);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForLonger() throws IOException {
        try (SilentServer server = new SilentServer(false);
                ItemStore store = store(Duration.ofMillis(300), server.address())) {
            assertThat(failed(ErrorCode.UNKNOWN_OUTCOME, () -> store.write(CONDITIONAL)))
                    .hasMessageContaining("requestTimeout");
            assertThat(server.requests).hasValue(1);
        }
    }

    @Test
    void theNextNodeIsAskedWhereOneIsGone() throws IOException {
        try (SilentServer server = new SilentServer(true);
                ItemStore store = store(Duration.ofSeconds(20), nobody(), server.address())) {
            failed(ErrorCode.UNKNOWN_OUTCOME, () -> store.write(CONDITIONAL));
            assertThat(server.requests).hasValue(1);
        }
    }

    @Test
    void aNodeThatIsSilentIsNotAskedAgainAtOnce() throws IOException {
        try (SilentServer silent = new SilentServer(false);
                SilentServer other = new SilentServer(true);
                ItemStore store = store(Duration.ofMillis(600), silent.address(), other.address())) {
            failed(ErrorCode.UNKNOWN_OUTCOME, () -> store.write(CONDITIONAL));
            assertThat(silent.requests).hasValue(1);
            failed(ErrorCode.UNKNOWN_OUTCOME, () -> store.write(CONDITIONAL));
            assertThat(silent.requests).hasValue(1);
            assertThat(other.requests).hasValue(1);
        }
        try (SilentServer silent = new SilentServer(false);
                SilentServer other = new SilentServer(true);
                ItemStore store = store(Duration.ofMillis(600), silent.address(), other.address())) {
            failed(ErrorCode.UNAVAILABLE, () -> store.scan(READ));
            assertThat(other.requests.get())
                    .as("a read goes to the next node in the same time")
                    .isPositive();
        }
    }

    @Test
    void aClosedStoreSaysSo() throws IOException {
        ItemStore store = store(Duration.ofSeconds(20), nobody());
        store.close();
        store.close();
        assertThat(failed(ErrorCode.UNAVAILABLE, () -> store.scan(READ))).hasMessage("The store is closed");
    }
}
