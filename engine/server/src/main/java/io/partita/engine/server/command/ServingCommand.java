package io.partita.engine.server.command;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.access.CredentialsRefresh;
import io.partita.engine.server.access.SignedAuthentication;
import io.partita.engine.server.http.HttpLimits;
import io.partita.engine.server.http.HttpListener;
import io.partita.engine.server.identity.IdentityException;
import io.partita.engine.server.identity.LiveIdentities;
import io.partita.engine.server.observation.JsonLines;
import io.partita.engine.server.observation.Management;
import io.partita.engine.server.observation.Metrics;
import io.partita.engine.server.observation.RequestLog;
import io.partita.engine.server.protocol.Authentication;
import io.partita.engine.server.protocol.Observer;
import io.partita.engine.server.protocol.RouterAddress;
import io.partita.engine.server.table.TableStates.Delays;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that answers the DynamoDB protocol in front of a store until the process is stopped. */
abstract class ServingCommand implements Callable<Integer> {
    private static final Duration LOOK_AT_USERS = Duration.ofSeconds(1);

    @Spec
    private CommandSpec specification;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8000",
            description = "Where to listen; 0 for any that is free. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "On which address; 0.0.0.0 for all of them. Default: ${DEFAULT-VALUE}, this machine only.")
    private InetAddress host;

    @Mixin
    private UserOptions users = new UserOptions();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "us-east-1",
            description = "What the names of tables say where they are. Default: ${DEFAULT-VALUE}")
    private String region;

    @Mixin
    private CertificateOptions certificates = new CertificateOptions();

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Where this machine is told /health, /ready and /metrics (Prometheus). Default: nowhere.")
    private @Nullable Integer managementPort;

    @Option(names = "--request-log", description = "A line of JSON for each request, on the standard output.")
    private boolean requestLog;

    @Option(names = "--json-log", description = "What this process has to say as lines of JSON, on the standard error.")
    private boolean jsonLog;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "4096",
            description = "The most clients at a time. Default: ${DEFAULT-VALUE}")
    private int maxConnections;

    @Option(
            names = "--table-delay",
            paramLabel = "DURATION",
            defaultValue = "PT0S",
            description =
                    "How long tables are CREATING, UPDATING and DELETING, as PT0.5S. Default: no longer than it takes.")
    private Duration tableDelay;

    /** What was opened, closed in reverse. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final Metrics metrics = new Metrics();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable PartitaServer server;
    private volatile @Nullable StoreException failure;

    /** The store whose requests are answered; closed when the process is stopped. */
    abstract ItemStore openStore() throws IOException;

    /** The directory of the data, or null if they are in memory. */
    abstract @Nullable Path data();

    /** Where the data is, for people. */
    abstract String description();

    /** @throws ParameterException if what was asked for does not go together */
    void check() {
        if (users.isWithoutAuthentication() && !host.isLoopbackAddress()) {
            throw wrongUsage(
                    "--no-auth lets everybody in, so it needs an address that only this machine reaches, as 127.0.0.1");
        } else if (certificates.areHalf()) {
            throw wrongUsage("--tls-cert and --tls-key belong together: give both");
        }
    }

    /** What operators are told beside the requests. */
    final Metrics metrics() {
        return metrics;
    }

    final ParameterException wrongUsage(String message) {
        return new ParameterException(specification.commandLine(), message);
    }

    @Override
    public final Integer call() throws Exception {
        check();
        if (jsonLog) {
            JsonLines.install();
        }
        PrintWriter output = specification.commandLine().getOut();
        try {
            start(output);
        } catch (IOException | StoreException | IdentityException failure) {
            return failed(failure);
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            closeAll();
                            stopped.countDown();
                        },
                        "partita-stop"));
        stopped.await();
        StoreException cause = failure;
        return cause == null ? 0 : failed(cause);
    }

    private int failed(Exception cause) {
        closeAll();
        PrintWriter errors = specification.commandLine().getErr();
        errors.println("partita: " + cause.getMessage());
        errors.flush();
        return 1;
    }

    /** Ends the command. */
    final void stopBecause(StoreException cause) {
        failure = cause;
        stopped.countDown();
    }

    /** Why this process does not yet do what it is there for, if it depends on others; null if it does. */
    @Nullable
    String obstacle() {
        return null;
    }

    /** Who answers clients of the same store, this process first; empty if it is alone. */
    List<RouterAddress> routers() {
        return List.of();
    }

    /** Where clients reach this process, or null if that is not known before it listens. */
    final @Nullable Address clients(String hostIfAny) {
        String reached = host.isAnyLocalAddress() ? hostIfAny : host.getHostAddress();
        return port == 0 ? null : new Address(reached.contains(":") ? "[" + reached + "]" : reached, port);
    }

    private void start(PrintWriter output) throws IOException {
        ItemStore store = openStore();
        opened.push(store);
        HttpListener management = managementPort == null ? null : manage(managementPort, store);
        FirstUser firstUser = new FirstUser();
        Authentication authentication = users.isWithoutAuthentication() ? Authentication.NONE : signed(firstUser);
        InetSocketAddress address = new InetSocketAddress(host, port);
        ServerOptions options = ServerOptions.of(address, authentication)
                .withRegion(region)
                .withCertificates(certificates.open())
                .withLimits(HttpLimits.DEFAULT.withConnections(maxConnections))
                .withDelays(new Delays(tableDelay, tableDelay, tableDelay))
                .withObserver(observer(output))
                .withRouters(this::routers);
        PartitaServer started = PartitaServer.open(store, options);
        opened.push(started);
        server = started;
        greet(output, started.address(), firstUser);
        if (management != null) {
            output.println("Management: http://127.0.0.1:"
                    + management.address().getPort() + " has /health, /ready and /metrics.");
        }
        output.flush();
    }

    /** Opened before the server and closed behind it, so that it says when the server is not ready. */
    private HttpListener manage(int port, ItemStore store) throws IOException {
        Management management = new Management(metrics, () -> obstacle(store), this::connections);
        HttpListener listener = HttpListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                management,
                HttpLimits.DEFAULT.withConnections(64).withWorkers(2, 64),
                null);
        opened.push(listener);
        return listener;
    }

    private int connections() {
        PartitaServer started = server;
        return started == null ? 0 : started.connections();
    }

    /** Null if it takes requests, and its store answers. */
    private @Nullable String obstacle(ItemStore store) {
        PartitaServer started = server;
        if (started == null || !started.isListening()) {
            return "it takes no requests";
        }
        String obstacle = obstacle();
        if (obstacle != null) {
            return obstacle;
        }
        try {
            store.listTables();
            return null;
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Observer observer(PrintWriter output) {
        if (!requestLog) {
            return managementPort == null ? Observer.NOBODY : metrics;
        }
        RequestLog log = new RequestLog(InstantSource.system(), line -> {
            output.println(line);
            output.flush();
        });
        return exchange -> {
            metrics.answered(exchange);
            log.answered(exchange);
        };
    }

    private Authentication signed(FirstUser firstUser) throws IOException {
        LiveIdentities identities = firstUser.open(users.file(data()));
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "partita-users");
            thread.setDaemon(true);
            return thread;
        });
        opened.push(looking::shutdownNow);
        Future<?> unused = looking.scheduleWithFixedDelay(
                new CredentialsRefresh(identities),
                LOOK_AT_USERS.toMillis(),
                LOOK_AT_USERS.toMillis(),
                TimeUnit.MILLISECONDS);
        return new SignedAuthentication(identities, InstantSource.system(), null);
    }

    private void greet(PrintWriter output, InetSocketAddress address, FirstUser firstUser) {
        String shown = address.getAddress().isAnyLocalAddress() ? "localhost" : host.getHostAddress();
        String hostAndPort = (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + address.getPort();
        String url = (certificates.areGiven() ? "https://" : "http://") + hostAndPort;
        output.println(
                "Partita answers the DynamoDB protocol at " + url + " (region " + region + ", " + description() + ").");
        for (String line : firstUser.lines()) {
            output.println(line);
        }
        if (users.isWithoutAuthentication()) {
            output.println("Nobody is asked who they are; any access key will do.");
        }
        output.println("Try: aws dynamodb list-tables --endpoint-url " + url + " --region " + region);
        output.println("JDBC: jdbc:partita://" + hostAndPort + (certificates.areGiven() ? "?tls=true" : ""));
    }

    private synchronized void closeAll() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failure) {
                System.getLogger(ServerCommand.class.getName())
                        .log(System.Logger.Level.ERROR, "not closed well", failure);
            }
        }
    }
}
