package io.partita.engine.server.command;

import io.partita.engine.api.ItemStore;
import io.partita.engine.cluster.administration.SplitPolicy;
import io.partita.engine.cluster.consensus.ConsensusOptions;
import io.partita.engine.cluster.consensus.LeaseReads;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessagingOptions;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.NodeRegistration.Role;
import io.partita.engine.cluster.node.NodeIdentity;
import io.partita.engine.cluster.node.NodeOptions;
import io.partita.engine.cluster.node.NodeOptions.Network;
import io.partita.engine.cluster.node.NodeOptions.Part;
import io.partita.engine.cluster.node.NodeProcess;
import io.partita.engine.server.protocol.RouterAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code partita node}: a process of a cluster, which answers the DynamoDB protocol for all its tables. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        defaultValueProvider = ConfigurationFile.class,
        description = "Runs a process of a cluster, which answers the DynamoDB protocol for all its tables.",
        footer = {
            "",
            "A cluster is founded by the first three processes that --join names, or by a single one. Others join it when they are",
            "told of one of these. Any process answers for all tables; what is written is on three nodes, in different zones if there",
            "are three, so any of them may be lost; and when one does not come back, others take its place.",
            "",
            "Example, on one machine; each in a terminal of its own:",
            "  partita node --data ./a --node-id a --listen 127.0.0.1:7100 --port 8001 --no-auth \\",
            "      --join 127.0.0.1:7100,127.0.0.1:7200,127.0.0.1:7300",
            "  and so on for b at 7200 and 8002, and c at 7300 and 8003; then",
            "  partita sql jdbc:partita://127.0.0.1:8001,127.0.0.1:8002,127.0.0.1:8003",
            "",
            "The same from a file, with lines such as node-id = a: partita node --config a.conf",
            "",
            "Exit codes: 0 stopped, 1 failed, 2 wrong usage."
        })
public final class NodeCommand extends ServingCommand {
    private static final int MOST_PARTITIONS = 1_024;
    private static final long LEAST_SPLIT = 1_000_000;
    private static final Duration LEAST_SCRUB = Duration.ofMinutes(1);

    @Option(
            names = "--data",
            required = true,
            order = -6,
            paramLabel = "DIR",
            description = "The directory of this process's data, made if it is not there.")
    private Path data = Path.of("data");

    @Option(
            names = "--node-id",
            required = true,
            order = -5,
            paramLabel = "NAME",
            description = "The name of this process, no other's in the cluster.")
    private String name = "";

    @Option(
            names = "--listen",
            required = true,
            order = -4,
            paramLabel = "HOST:PORT",
            converter = AddressOption.class,
            description = "Where this process takes requests of the others. It takes this port and the next one.")
    private @Nullable Address listen;

    @Option(
            names = "--advertise",
            order = -4,
            paramLabel = "HOST:PORT",
            converter = AddressOption.class,
            description = "Where the others reach this process, here and at the next port. Default: where it listens.")
    private @Nullable Address advertised;

    @Option(
            names = "--advertise-clients",
            order = -4,
            paramLabel = "HOST:PORT",
            converter = AddressOption.class,
            description = {
                "Where clients reach this process, as the others tell them. Default: --host and --port; with --host 0.0.0.0 the host",
                "where the others reach it."
            })
    private @Nullable Address clients;

    @Option(
            names = "--join",
            required = true,
            order = -3,
            split = ",",
            paramLabel = "HOST:PORT",
            converter = AddressOption.class,
            description = {
                "Where processes of the cluster are. The first three found it, or a single one; they are told the same.",
                "A process that joins later names some of these."
            })
    private List<Address> join = List.of();

    @Option(
            names = "--zone",
            order = -2,
            paramLabel = "NAME",
            defaultValue = "zone-1",
            description = "What fails together with this process: a room, a data centre. Default: ${DEFAULT-VALUE}")
    private String zone = "";

    @Option(
            names = "--cluster",
            order = -1,
            paramLabel = "NAME",
            defaultValue = "partita",
            description = "The name of the cluster; processes of others are turned away. Default: ${DEFAULT-VALUE}")
    private String cluster = "";

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            converter = RoleOption.class,
            defaultValue = "storage,router",
            description = {
                "What this process is good for: storage (it keeps data) and router (it answers clients).",
                "Default: ${DEFAULT-VALUE}"
            })
    private Set<Role> roles = Set.of();

    @Option(
            names = "--replace-after",
            paramLabel = "DURATION",
            defaultValue = "PT5M",
            description = {
                "How long a node may be silent before others take its place for good, as PT10M; the same for all.",
                "Default: ${DEFAULT-VALUE}"
            })
    private Duration replaceAfter = Part.DEFAULT.lostAfter();

    @Option(
            names = "--partitions",
            order = -1,
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "Into how many partitions a table is divided that is created at this process. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--split-size",
            paramLabel = "SIZE",
            converter = BytesOption.class,
            defaultValue = "10GB",
            description = {
                "How large a partition becomes before it is split in two, as 500MB; the same for all.",
                "Default: ${DEFAULT-VALUE}"
            })
    private long splitSize;

    @Option(
            names = "--split-load",
            paramLabel = "UNITS",
            defaultValue = "1000",
            description = {
                "How many write units a second a partition is asked for, for about a minute, before it is split in two; a strongly consistent",
                "read unit counts as a third of one, an eventually consistent one as a sixth. 0 for never. Default: ${DEFAULT-VALUE}"
            })
    private long splitLoad;

    @Option(
            names = "--scrub-every",
            paramLabel = "DURATION",
            defaultValue = "PT24H",
            description = {
                "How often the replicas of what this process leads are compared, row by row, so that a damaged one is found and made anew.",
                "Default: ${DEFAULT-VALUE}"
            })
    private Duration scrubEvery = Duration.ofDays(1);

    @Option(
            names = "--lease-reads",
            description = {
                "Whether a process that leads answers strong reads without asking the others, as long as they cannot have elected another",
                "one. Faster, but only as right as the clocks: see --clock-drift. Default: no."
            })
    private boolean leaseReads;

    @Option(
            names = "--clock-drift",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = {
                "With --lease-reads, by how much the clocks of two machines differ in speed at most. A lease lasts a second less",
                "this. Default: ${DEFAULT-VALUE}"
            })
    private int clockDrift;

    private volatile @Nullable NodeProcess process;

    @Mixin
    private ClusterCertificateOptions certificates = new ClusterCertificateOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "A file of lines such as node-id = a, with the names of these options without the hyphens",
                "before them. What the command line says comes first."
            })
    private @Nullable Path configuration;

    @Override
    void check() {
        super.check();
        Address reached = identity().address();
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw wrongUsage("--partitions is 1 to " + MOST_PARTITIONS);
        } else if (certificates.areIncomplete()) {
            throw wrongUsage(
                    "--cluster-certificate, --cluster-key and --cluster-authority belong together: give all three");
        } else if (join.stream().distinct().count() < join.size()) {
            throw wrongUsage("--join names a process twice");
        } else if (join.size() == 2 && join.contains(reached)) {
            throw wrongUsage(
                    "--join names two processes: a cluster is founded by three, of which one may be lost, or by one");
        } else if (clockDrift < 1 || clockDrift > LeaseReads.MOST_DRIFT) {
            throw wrongUsage("--clock-drift is 1 to " + LeaseReads.MOST_DRIFT + " percent");
        } else if (splitSize < LEAST_SPLIT) {
            throw wrongUsage("--split-size is at least 1MB");
        } else if (splitLoad < 0) {
            throw wrongUsage("--split-load is a number of write units, or 0 for never");
        } else if (scrubEvery.compareTo(LEAST_SCRUB) < 0) {
            throw wrongUsage("--scrub-every is at least PT1M");
        } else if (replaceAfter.isNegative() || replaceAfter.isZero()) {
            throw wrongUsage("--replace-after is more than nothing, as PT10M for ten minutes");
        } else if (!roles.contains(Role.STORAGE)
                && join.subList(0, Math.min(join.size(), 3)).contains(reached)) {
            throw wrongUsage("--roles lacks storage, which a process needs that founds a cluster");
        }
    }

    private NodeIdentity identity() {
        if (listen == null) {
            throw wrongUsage("--listen says where the other processes reach this one");
        }
        try {
            return new NodeIdentity(cluster, name, zone, advertised == null ? listen : advertised);
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e.getMessage());
        }
    }

    @Override
    ItemStore openStore() {
        Network network = new Network(MessagingOptions.of(cluster), listen, certificates.certificates());
        LeaseReads leases = leaseReads ? new LeaseReads(clockDrift) : null;
        NodeOptions options = NodeOptions.of(cluster)
                .withConsensus(ConsensusOptions.DEFAULT.withLeaseReads(leases))
                .withNetwork(network)
                .withPart(new Part(roles, replaceAfter, splits(), scrubEvery, clients()))
                .withPartitionsPerTable(partitions);
        NodeProcess started = NodeProcess.start(identity(), data, join, options);
        process = started;
        new NodeMetrics(started, metrics()).register();
        CompletionStage<Void> unused = started.refusal().thenAccept(this::stopBecause);
        return started.store();
    }

    private SplitPolicy splits() {
        return SplitPolicy.DEFAULT.withMaxBytes(splitSize).withMaxUnits(splitLoad == 0 ? Long.MAX_VALUE : splitLoad);
    }

    private @Nullable Address clients() {
        return clients == null ? clients(identity().address().host()) : clients;
    }

    @Override
    List<RouterAddress> routers() {
        NodeProcess started = process;
        if (started == null) {
            return List.of();
        }
        List<RouterAddress> routers = new ArrayList<>();
        Address here = clients();
        routers.add(new RouterAddress(zone, here == null ? null : here.toString()));
        for (ClusterNode node : started.routers()) {
            if (!node.id().equals(name)) {
                routers.add(new RouterAddress(node.zone(), node.registration().clients()));
            }
        }
        return routers;
    }

    @Override
    @Nullable
    String obstacle() {
        NodeProcess started = process;
        return started == null ? "the process is being started" : started.obstacle();
    }

    @Override
    Path data() {
        return data;
    }

    @Override
    String description() {
        String encryption = certificates.certificates() == null ? ", nothing encrypted between processes" : "";
        String settings = configuration == null ? "" : ", settings of " + configuration;
        return "node " + name + " of cluster " + cluster + ", data in " + data + settings + encryption;
    }
}
