package io.partita.engine.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code partita cluster demo}: three processes of a cluster on this machine, until this one is stopped. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts a cluster of three processes on this machine, and stops it when it is stopped itself.",
        footer = {
            "",
            "Kill any of the three, and the other two go on.",
            "",
            "Exit codes: 0 stopped, 1 failed, 2 wrong usage."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Spec
    private CommandSpec specification;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The directory of the data, made if it is not there. Default: a new one, gone with the cluster.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8000",
            description = "Where the first process answers; the others at the next ports. Default: ${DEFAULT-VALUE}")
    private int port;

    private final List<DemoNode> nodes = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 1 || port > 65_535 - NODES) {
            throw new ParameterException(specification.commandLine(), "--port is 1 to " + (65_535 - NODES));
        }
        PrintWriter output = specification.commandLine().getOut();
        Path directory = data == null ? Files.createTempDirectory("partita-demo") : Files.createDirectories(data);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop(directory);
                            stopped.countDown();
                        },
                        "partita-stop"));
        try {
            start(directory, output);
        } catch (IOException failure) {
            PrintWriter errors = specification.commandLine().getErr();
            errors.println("partita: " + failure.getMessage());
            errors.flush();
            stop(directory);
            return 1;
        }
        stopped.await();
        return 0;
    }

    private void start(Path directory, PrintWriter output) throws IOException, InterruptedException {
        List<Integer> internal = DemoNode.freePorts(NODES);
        for (int i = 0; i < NODES; i++) {
            DemoNode node = new DemoNode(String.valueOf((char) ('a' + i)), port + i, internal, i, directory);
            nodes.add(node);
            say(output, "Starting node " + node.name() + ", which answers at http://127.0.0.1:" + (port + i) + " ...");
            node.start(specification.root().userObject().getClass());
        }
        for (DemoNode node : nodes) {
            node.awaitReady(PATIENCE);
            say(output, "Node " + node.name() + " is ready (process " + node.process() + ").");
        }
        List<String> addresses = nodes.stream().map(DemoNode::answering).toList();
        say(output, "");
        say(output, "JDBC:  jdbc:partita://" + String.join(",", addresses));
        say(output, "SQL:   partita sql jdbc:partita://" + String.join(",", addresses));
        say(
                output,
                "AWS:   aws dynamodb list-tables --endpoint-url http://" + addresses.get(0) + " --region us-east-1");
        say(output, "Data and logs are in " + directory + (data == null ? ", until this is stopped." : "."));
    }

    private static void say(PrintWriter output, String line) {
        output.println(line);
        output.flush();
    }

    private void stop(Path directory) {
        nodes.forEach(DemoNode::stop);
        nodes.forEach(DemoNode::awaitEnd);
        if (data == null) {
            DemoNode.remove(directory);
        }
    }
}
