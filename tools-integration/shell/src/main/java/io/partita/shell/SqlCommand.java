package io.partita.shell;

import io.partita.shell.console.Console;
import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.session.DisplaySettings;
import io.partita.shell.session.DisplaySettings.Format;
import io.partita.shell.session.Names;
import io.partita.shell.session.Session;
import io.partita.shell.terminal.StandardStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code partita sql}: statements from a person, from the command line, from files or from a pipe. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Runs SQL: what you type, -e, -f, or what is piped in.",
        footer = {"", "Exit codes: 0 all succeeded, 1 one failed, 2 wrong usage, 3 no connection."})
final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec specification;

    @Mixin
    private DatabaseOptions database;

    @Parameters(
            arity = "0..1",
            paramLabel = "DATABASE",
            defaultValue = DatabaseOptions.DEFAULT_URL,
            description = "A JDBC URL, mem:NAME, file:PATH or a path; ${DEFAULT-VALUE} if there is none.")
    private String url;

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "SQL",
            description = "Run these statements, separated by semicolons, and leave.")
    private List<String> statements = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Run a script and leave; - is the standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--continue", description = "Go on behind a statement that failed.")
    private boolean continuing;

    @Option(names = "--format", description = "The form of rows: ${COMPLETION-CANDIDATES}.", defaultValue = "TABLE")
    private Format format;

    @Option(
            names = {"-x", "--expanded"},
            description = "A column a line.")
    private boolean expanded;

    @Option(names = "--timing", description = "Show time and units after each statement.")
    private boolean timing;

    @Option(names = "--plan", description = "Show the access path after each statement.")
    private boolean plan;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Where typed lines are remembered; an empty name for nowhere. Default: ~/.partita_history")
    private @Nullable String history;

    @Override
    public Integer call() throws ConnectionFailedException, IOException {
        DatabaseAddress address = database.address(url);
        try (Connection connection = DatabaseOptions.open(address)) {
            boolean isScript = !statements.isEmpty() || !files.isEmpty() || !StandardStream.INPUT.isTerminal();
            return isScript ? runScripts(connection) : converse(connection, address);
        } catch (SQLException e) {
            throw new ConnectionFailedException(address, e);
        }
    }

    private int runScripts(Connection connection) throws IOException {
        PrintWriter output = specification.commandLine().getOut();
        PrintWriter errors = specification.commandLine().getErr();
        Session session = new Session(connection, configured(DisplaySettings.plain()), output, errors);
        session.setContinuing(continuing);
        boolean good = true;
        for (String statement : statements) {
            good = good && session.run(new BufferedReader(new StringReader(statement)), "");
        }
        List<String> scripts = statements.isEmpty() && files.isEmpty() ? List.of("-") : files;
        for (String script : scripts) {
            if (good || continuing) {
                good = runFile(session, script) && good;
            }
        }
        output.flush();
        return good ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean runFile(Session session, String file) throws IOException {
        boolean isInput = file.equals("-");
        try (BufferedReader script = isInput
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file))) {
            return session.run(script, isInput ? "standard input" : file);
        }
    }

    private int converse(Connection connection, DatabaseAddress address) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            giveSize(terminal);
            boolean styled = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
            DisplaySettings settings = configured(new DisplaySettings(terminal::getColumns, styled));
            Session session = new Session(connection, settings, terminal.writer(), terminal.writer());
            new Console(terminal, session, new Names(connection), historyFile()).run(address, ShellVersion.number());
        }
        return ExitCode.OK;
    }

    /** A terminal that nobody has told its size, as containers and script(1) make them, has no room for a prompt. */
    private static void giveSize(Terminal terminal) {
        Size size = terminal.getSize();
        if (size.getColumns() <= 1 || size.getRows() <= 1) {
            terminal.setSize(Size.of(80, 24));
        }
    }

    private @Nullable Path historyFile() {
        if (history == null) {
            return Path.of(System.getProperty("user.home"), ".partita_history");
        }
        return history.isEmpty() ? null : Path.of(history);
    }

    private DisplaySettings configured(DisplaySettings settings) {
        settings.setFormat(format);
        settings.setExpanded(expanded);
        settings.setTiming(timing);
        settings.setPlan(plan);
        return settings;
    }
}
