package io.partita.tck.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Three {@code partita node} beside three processes of etcd and one {@code partita server}, all on this machine and its disk, with
 * the same clients: so many connections, each with one request under way, spread over the three. Partita is asked over HTTP, etcd
 * over gRPC, each in its own protocol.
 */
final class ClusterRates {
    private static final List<Integer> OUTSTANDING = List.of(1, 16, 128, 512);
    private static final int KEYS = 20_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** As long as three virtual machines need to compile what they do, on two processors that they share. */
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(40);

    private final Settings settings;
    private final Report report;
    private final Path directory;
    private final Duration round;

    /** By what was measured: the rates, in the order of {@link #OUTSTANDING}. */
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    /** Makes the operation for one of those that run side by side. */
    private interface Slots {
        Workload.Operation open(int slot) throws IOException;
    }

    /** One request over a connection. */
    private interface Request {
        void send(ItemRequests requests) throws IOException;
    }

    ClusterRates(Settings settings, Report report, Path directory) {
        this.settings = settings;
        this.report = report;
        this.directory = directory;
        this.round = settings.round().multipliedBy(settings.rounds()).plusSeconds(1);
    }

    void run() throws Exception {
        report.heading("a cluster of three processes, beside etcd and beside one process; load of the machine before: "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        new Yardsticks(settings, report, directory).run();
        report.heading("durable puts of 200 bytes, by requests under way");
        report.line("  %-34s %s", "per second, and p50 / p99 in ms", OUTSTANDING);
        etcd();
        try (ServedPeer single = ServedPeer.onDisk(directory.resolve("single"))) {
            int port = single.uri().getPort();
            measure("one process", "table", List.of(port), port);
        }
        try (PartitaNodes nodes = PartitaNodes.start(directory.resolve("cluster"))) {
            List<Integer> ports = List.of(nodes.port(0), nodes.port(1), nodes.port(2));
            try (ItemRequests requests = new ItemRequests(nodes.port(0), 0)) {
                requests.createTable("warm-up");
            }
            once(over(ports, requests -> requests.put("warm-up", KEYS)), 64, FIRST_WARM_UP);
            for (int i = 0; i < PartitaNodes.PARTITIONS.size(); i++) {
                int partitions = PartitaNodes.PARTITIONS.get(i);
                measure("three, " + partitions + " partitions", "table-" + partitions, ports, nodes.port(i));
            }
            ratios();
            new Failovers(report, nodes, "table-256", settings.rounds() + 2).run();
        }
        new Growth(report, directory.resolve("growth")).run();
    }

    private void etcd() throws Exception {
        Optional<String> program = Stream.of(System.getProperty("etcd", "/usr/bin/etcd"), "/usr/local/bin/etcd")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst();
        if (program.isEmpty()) {
            report.line(
                    "  no etcd at /usr/bin/etcd (Debian's package etcd-server) nor -Detcd=..., so that there is nothing"
                            + " to compare with");
            return;
        }
        try (EtcdNodes nodes = EtcdNodes.start(directory.resolve("etcd"), program.get())) {
            nodes.fill(KEYS / 100);
            warmUp(slot -> nodes.put(slot, KEYS));
            series("etcd put", slot -> nodes.put(slot, KEYS));
            series("etcd get, strong", slot -> nodes.get(slot, KEYS / 100, true));
            series("etcd get, eventual", slot -> nodes.get(slot, KEYS / 100, false));
        }
    }

    /** @param creator the port of the process where the table is created */
    private void measure(String name, String table, List<Integer> ports, int creator) throws Exception {
        try (ItemRequests requests = new ItemRequests(creator, 0)) {
            requests.createTable(table);
            for (int key = 0; key < KEYS / 100; key++) {
                requests.put(table, "k" + key);
            }
        }
        Request put = requests -> requests.put(table, KEYS);
        warmUp(over(ports, put));
        series(name + ", put", over(ports, put));
        if (!name.contains(" 32 ") && !name.contains(" 256 ")) {
            warmUp(over(ports, requests -> requests.get(table, KEYS / 100, true)));
            series(name + ", get, strong", over(ports, requests -> requests.get(table, KEYS / 100, true)));
            series(name + ", get, eventual", over(ports, requests -> requests.get(table, KEYS / 100, false)));
        }
    }

    private static Slots over(List<Integer> ports, Request request) {
        return slot -> new Connected(new ItemRequests(ports.get(slot % ports.size()), slot), request);
    }

    private record Connected(ItemRequests requests, Request request) implements Workload.Operation {
        @Override
        public long run() {
            try {
                request.send(requests);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return 1;
        }

        @Override
        public void close() {
            try {
                requests.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void warmUp(Slots slots) throws Exception {
        once(slots, 128, WARM_UP);
    }

    private static Round.Outcome once(Slots slots, int outstanding, Duration duration) throws Exception {
        List<Workload.Operation> operations = new ArrayList<>();
        try {
            for (int slot = 0; slot < outstanding; slot++) {
                operations.add(slots.open(slot));
            }
            return Round.run(operations, duration);
        } finally {
            for (Workload.Operation operation : operations) {
                operation.close();
            }
        }
    }

    private void series(String name, Slots slots) throws Exception {
        StringBuilder text = new StringBuilder();
        List<Double> all = new ArrayList<>();
        for (int outstanding : OUTSTANDING) {
            Round.Outcome outcome = once(slots, outstanding, round);
            all.add(outcome.perSecond());
            text.append("%,10.0f (%.1f / %.1f)"
                    .formatted(
                            outcome.perSecond(),
                            outcome.latencies().microseconds(0.50) / 1_000,
                            outcome.latencies().microseconds(0.99) / 1_000));
        }
        rates.put(name, all);
        report.line("  %-34s %s", name, text);
    }

    private void ratios() {
        ratio("three, 1 partitions, put", "etcd put");
        ratio("three, 256 partitions, put", "three, 1 partitions, put");
        ratio("three, 1 partitions, put", "one process, put");
        ratio("three, 1 partitions, get, strong", "etcd get, strong");
        ratio("three, 1 partitions, get, strong", "one process, get, strong");
        ratio("three, 1 partitions, get, eventual", "one process, get, eventual");
    }

    private void ratio(String ours, String theirs) {
        List<Double> our = rates.get(ours);
        List<Double> their = rates.get(theirs);
        if (our != null && their != null) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < OUTSTANDING.size(); i++) {
                text.append("%8.2f".formatted(our.get(i) / their.get(i)));
            }
            report.line("  %s / %s = %s", ours, theirs, text);
        }
    }
}
