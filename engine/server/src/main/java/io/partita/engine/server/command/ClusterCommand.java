package io.partita.engine.server.command;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.operations.ClusterConsole;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code partita cluster}: what has to do with a cluster as a whole. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "What has to do with a cluster as a whole.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DemoCommand.class},
        footer = {
            "",
            "Examples:",
            "  partita cluster demo",
            "  partita cluster status --at 10.0.0.1:7100,10.0.0.2:7100",
            "  partita cluster drain b --at 10.0.0.1:7100        and stop node b",
            "  partita cluster decommission b --at 10.0.0.1:7100 for good",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        })
public final class ClusterCommand extends CommandGroup {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration DRAINING = Duration.ofSeconds(60);

    /** Something that is done with a cluster. */
    @FunctionalInterface
    private interface Operation {
        int run(ClusterConsole console) throws IOException, InterruptedException;
    }

    private int with(ClusterContactOptions contact, Operation operation) {
        PrintWriter errors = specification().commandLine().getErr();
        try (ClusterConsole console = contact.connect()) {
            return operation.run(console);
        } catch (StoreException | IOException failure) {
            errors.println("partita: " + failure.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            errors.println("partita: interrupted");
        }
        errors.flush();
        return ExitCode.SOFTWARE;
    }

    private static ClusterReport report(ClusterConsole console) {
        return new ClusterReport(console.look(), console.replicas());
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Shows nodes, replica sets and who leads them, what is being done, and what is wrong.")
    int status(@Mixin ClusterContactOptions contact, @Mixin OutputOptions output) {
        return with(contact, console -> {
            ClusterReport report = report(console);
            output.print(report.document(), report.lines());
            return ExitCode.OK;
        });
    }

    @Command(
            name = "partitions",
            mixinStandardHelpOptions = true,
            description = "Shows where the partitions of tables and global indexes are.")
    int partitions(
            @Parameters(arity = "0..1", paramLabel = "TABLE", description = "Of this table. Default: of all.") @Nullable
                    String table,
            @Mixin ClusterContactOptions contact,
            @Mixin OutputOptions output) {
        return with(contact, console -> {
            ClusterReport report = report(console);
            if (table != null && report.knowledge().catalog().table(table) == null) {
                throw new IOException("there is no table " + table);
            }
            output.print(
                    report.partitionDocuments(table), report.partitions(table).lines());
            return ExitCode.OK;
        });
    }

    @Command(
            name = "drain",
            mixinStandardHelpOptions = true,
            description = {
                "Has a node give up what it leads, so that it can be stopped without anybody noticing.",
                "When it is started again it takes part as before."
            })
    int drain(
            @Parameters(paramLabel = "NODE", description = "The name of the node.") String node,
            @Option(names = "--end", description = "Has it lead again, if it has not been stopped.") boolean end,
            @Mixin ClusterContactOptions contact) {
        return with(contact, console -> {
            console.drain(node, !end);
            if (end) {
                say("Node " + node + " takes part as before.");
                return ExitCode.OK;
            }
            return awaitDrained(console, node);
        });
    }

    private int awaitDrained(ClusterConsole console, String node) throws InterruptedException {
        long deadline = System.nanoTime() + DRAINING.toNanos();
        List<Integer> said = List.of();
        while (System.nanoTime() < deadline) {
            List<Integer> led = report(console).led(node);
            if (led.isEmpty()) {
                say("Node " + node + " leads nothing. It can be stopped.");
                return ExitCode.OK;
            } else if (!led.equals(said)) {
                say("Node " + node + " still leads the replica sets " + led + " ...");
                said = led;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        PrintWriter errors = specification().commandLine().getErr();
        errors.println("partita: node " + node + " still leads something after " + DRAINING.toSeconds()
                + " s, because no other member of the set has kept up; see partita cluster status");
        errors.flush();
        return ExitCode.SOFTWARE;
    }

    @Command(
            name = "decommission",
            mixinStandardHelpOptions = true,
            description = {
                "Has others take the place of a node in all its replica sets; then it has left for good.",
                "That goes on when this command is stopped."
            })
    int decommission(
            @Parameters(paramLabel = "NODE", description = "The name of the node.") String node,
            @Mixin ClusterContactOptions contact) {
        return with(contact, console -> {
            console.decommission(node);
            say("Others take the place of node " + node + "; that goes on if you stop this command.");
            String said = "";
            while (true) {
                ClusterState state = console.look().state();
                ClusterNode.State now = Objects.requireNonNull(state.node(node)).state();
                if (now == ClusterNode.State.LEFT && state.tasks().isEmpty()) {
                    say("Node " + node + " has left the cluster. Its process and its data are not needed any more.");
                    return ExitCode.OK;
                }
                for (Task task : state.tasks()) {
                    String note = "Task " + task.id() + ", " + task.work() + ": " + task.note();
                    if (!task.note().isEmpty() && !note.equals(said)) {
                        say(note);
                        said = note;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        });
    }

    private void say(String line) {
        PrintWriter output = specification().commandLine().getOut();
        output.println(line);
        output.flush();
    }
}
