package io.partita.shell;

import io.partita.engine.server.command.ClusterCommand;
import io.partita.engine.server.command.NodeCommand;
import io.partita.engine.server.command.PolicyCommand;
import io.partita.engine.server.command.ServerCommand;
import io.partita.engine.server.command.UserCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code partita}: an SQL shell, import and export, and the server with its users and policies. */
@Command(
        name = "partita",
        mixinStandardHelpOptions = true,
        versionProvider = ShellVersion.class,
        description = "SQL for DynamoDB-style storage: a shell, import and export, and a server.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SqlCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ServerCommand.class,
            NodeCommand.class,
            ClusterCommand.class,
            UserCommand.class,
            PolicyCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  partita sql                 a database in memory, to try things",
            "  partita sql ./data          a database on disk, made if it is not there",
            "  partita sql ./data -e \"SELECT * FROM cities WHERE country = 'FR' LIMIT 5\"",
            "  partita import cities.csv --url ./data --table cities --create --key id:number",
            "  partita export --url ./data --table cities --output cities.jsonl.gz",
            "  partita server --data ./data",
            "  partita cluster demo        three processes of a cluster, here",
            "",
            "A database is a JDBC URL, the same without jdbc:partita:, or the path of a",
            "directory."
        })
public final class PartitaCommand implements Runnable {
    @Spec
    private CommandSpec specification;

    /** Runs a command and ends the process with its exit code: {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new PartitaCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureHandler());
    }

    @Override
    public void run() {
        PrintWriter output = specification.commandLine().getOut();
        specification.commandLine().usage(output);
    }
}
