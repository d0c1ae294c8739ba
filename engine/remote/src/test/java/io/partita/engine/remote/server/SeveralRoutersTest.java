package io.partita.engine.remote.server;

import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.endpoint.Cluster;
import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.remote.RemoteItemStoreProvider;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.protocol.Authentication;
import io.partita.engine.server.protocol.RouterAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routers of one cluster, which tell of each other, over one store; and one that stands still. */
final class SeveralRoutersTest {
    private static final long MOST_NANOS = 60_000_000_000L;
    private static final Duration SILENCE = Duration.ofMillis(400);
    private static final WriteRequest PLAIN =
            new WriteRequest.Put("things", item("pk", "a", "v", 1), WriteOptions.DEFAULT);
    private static final WriteRequest CONDITIONAL =
            new WriteRequest.Put("things", item("pk", "a", "v", 1), WriteOptions.onlyIf(equal("v", 1)));

    private final ItemStore behind = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
    private final List<Router> routers = new ArrayList<>();
    private final List<RouterAddress> places = new CopyOnWriteArrayList<>();

    private final class Router implements AutoCloseable {
        private final String zone;
        private final AtomicInteger answers = new AtomicInteger();
        private final PartitaServer server;

        Router(String zone) throws IOException {
            this.zone = zone;
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            this.server = PartitaServer.open(
                    behind,
                    ServerOptions.of(anyPort, Authentication.NONE)
                            .withObserver(exchange -> answers.incrementAndGet())
                            .withRouters(this::told));
            places.add(place());
        }

        private List<RouterAddress> told() {
            return Stream.concat(Stream.of(place()), places.stream().filter(other -> !other.equals(place())))
                    .toList();
        }

        private RouterAddress place() {
            return new RouterAddress(zone, "127.0.0.1:" + server.address().getPort());
        }

        URI address() {
            return URI.create("http://" + place().address());
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @BeforeEach
    void begin() throws IOException {
        for (String zone : List.of("a", "b", "c")) {
            routers.add(new Router(zone));
        }
        behind.createTable(TableDefinition.of("things", Samples.PK));
        behind.write(PLAIN);
    }

    @AfterEach
    void end() {
        routers.forEach(Router::close);
        behind.close();
    }

    private static ItemStore store(Cluster cluster, URI... addresses) {
        EndpointOptions options = EndpointOptions.DEFAULT
                .withCredentials(new Credentials.Anonymous())
                .withCluster(cluster);
        return new RemoteItemStoreProvider().open(new StoreLocation.Endpoint(List.of(addresses), options));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + MOST_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes to pass").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static int asked(ItemStore store, Router router) {
        store.write(CONDITIONAL);
        return router.answers.get();
    }

    @Test
    void thoseOfTheOwnZoneAreFoundAndPreferredUntilTheyAreGone() {
        try (ItemStore store =
                store(new Cluster("c", true, SILENCE), routers.get(0).address())) {
            assertThat(asked(store, routers.get(0))).isPositive();
            await(() -> asked(store, routers.get(2)) > 0);
            int before = routers.get(0).answers.get() + routers.get(1).answers.get();
            for (int i = 0; i < 20; i++) {
                store.write(CONDITIONAL);
            }
            assertThat(routers.get(0).answers.get() + routers.get(1).answers.get())
                    .as("others are not asked any more")
                    .isEqualTo(before);
            routers.get(2).close();
            routers.get(0).close();
            int answered = routers.get(1).answers.get();
            assertThat(store.listTables()).containsExactly("things");
            assertThat(routers.get(1).answers.get()).isEqualTo(answered + 1);
        }
    }

    @Test
    void othersAreOnlyFoundIfThatIsWished() {
        try (ItemStore store = store(
                new Cluster("c", false, SILENCE),
                routers.get(0).address(),
                routers.get(1).address())) {
            for (int i = 0; i < 50; i++) {
                store.write(CONDITIONAL);
            }
            assertThat(routers.get(2).answers).hasValue(0);
            routers.get(0).close();
            routers.get(1).close();
            assertThat(failure(store::listTables).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(routers.get(2).answers).hasValue(0);
        }
    }

    @Test
    void whoStandsStillIsNotWaitedFor() throws IOException {
        try (ServerSocket still = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + still.getLocalPort());
            Cluster cluster = new Cluster("", true, SILENCE);
            try (ItemStore store = store(cluster, address, routers.get(0).address())) {
                assertThat(failure(() -> store.write(CONDITIONAL)))
                        .hasMessageContaining("no sign of life")
                        .returns(ErrorCode.UNKNOWN_OUTCOME, StoreException::code);
                assertThat(asked(store, routers.get(0))).isOne();
            }
            try (ItemStore store = store(cluster, address, routers.get(0).address())) {
                assertThat(failure(() -> store.write(PLAIN)).code())
                        .as("done again it might come behind the write of somebody else")
                        .isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            }
            try (ItemStore store = store(cluster, address, routers.get(0).address())) {
                assertThat(store.listTables()).containsExactly("things");
            }
            try (ItemStore store = store(cluster, address)) {
                assertThat(failure(store::listTables).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            }
        }
    }

    private static StoreException failure(ThrowingCallable call) {
        return catchThrowableOfType(StoreException.class, call);
    }
}
