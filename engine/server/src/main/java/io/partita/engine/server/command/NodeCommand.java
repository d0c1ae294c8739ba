package io.partita.engine.server.command;

import io.partita.engine.api.ItemStore;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.node.NodeIdentity;
import io.partita.engine.cluster.node.NodeOptions;
import io.partita.engine.cluster.node.NodeProcess;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code partita node}: a process of a cluster, which answers the DynamoDB protocol for all its tables. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a process of a cluster, which answers the DynamoDB protocol for all its tables.",
        footer = {
            "",
            "A cluster is founded by three processes, or one or five, that are all told of each other. Any of them answers for",
            "all tables, and as long as more than half of them run nothing is lost and nothing stands still.",
            "",
            "Example, on one machine; each in a terminal of its own:",
            "  partita node --data ./a --node-id a --listen 127.0.0.1:7100 --port 8001 --no-auth \\",
            "      --join 127.0.0.1:7100,127.0.0.1:7200,127.0.0.1:7300",
            "  and so on for b at 7200 and 8002, and c at 7300 and 8003; then",
            "  partita sql jdbc:partita://127.0.0.1:8001,127.0.0.1:8002,127.0.0.1:8003",
            "",
            "Exit codes: 0 stopped, 1 failed, 2 wrong usage."
        })
public final class NodeCommand extends ServingCommand {
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
            description = "Where the other processes reach this one. It takes this port and the next one.")
    private @Nullable Address listen;

    @Option(
            names = "--join",
            required = true,
            order = -3,
            split = ",",
            paramLabel = "HOST:PORT",
            converter = AddressOption.class,
            description = "Where the processes are that found the cluster, this one among them; the same for all.")
    private List<Address> founders = List.of();

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

    @Override
    void check() {
        super.check();
        if (!founders.contains(identity().address())) {
            throw wrongUsage("--join names the processes that found the cluster, and " + listen
                    + ", where this one listens, is not among them");
        } else if (founders.stream().distinct().count() < founders.size()) {
            throw wrongUsage("--join names a process twice");
        } else if (founders.size() % 2 == 0) {
            throw wrongUsage(
                    "--join names " + founders.size() + " processes; name an odd number, since no more of an even"
                            + " number can be lost than of one less");
        }
    }

    private NodeIdentity identity() {
        if (listen == null) {
            throw wrongUsage("--listen says where the other processes reach this one");
        }
        try {
            return new NodeIdentity(cluster, name, zone, listen);
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e.getMessage());
        }
    }

    @Override
    ItemStore openStore() {
        return NodeProcess.start(identity(), data, founders, NodeOptions.of(cluster))
                .store();
    }

    @Override
    Path data() {
        return data;
    }

    @Override
    String description() {
        return "node " + name + " of cluster " + cluster + ", data in " + data;
    }
}
