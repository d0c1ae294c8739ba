package io.partita.shell.console;

import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.session.Names;
import io.partita.shell.session.Session;
import io.partita.shell.text.FirstWord;
import io.partita.shell.text.ScriptStep;
import io.partita.shell.text.StatementAssembler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person types and runs it, until they leave. Ctrl-C stops a statement that is running, or throws away
 * what was typed; Ctrl-D leaves.
 */
public final class Console {
    private static final String PROMPT = "partita> ";
    private static final Set<String> DEFINITIONS = Set.of("CREATE", "DROP", "ALTER");

    private final Terminal terminal;
    private final Session session;
    private final Names names;
    private final LineReader reader;

    /**
     * @param history where lines are remembered; null for nowhere
     */
    public Console(Terminal terminal, Session session, Names names, @Nullable Path history) {
        this.terminal = terminal;
        this.session = session;
        this.names = names;
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("partita")
                .parser(new StatementParser())
                .completer(new StatementCompleter(names))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "    ...> ")
                .variable(LineReader.INDENTATION, 0)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.CASE_INSENSITIVE, true)
                .option(Option.HISTORY_TIMESTAMPED, false)
                .option(Option.AUTO_GROUP, false);
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        this.reader = builder.build();
    }

    /** Greets, and runs until the person leaves. */
    public void run(DatabaseAddress address, String version) throws IOException {
        terminal.writer().println("Partita " + version + ", " + address);
        terminal.writer().println("\\? for help, \\q to leave; statements end with ;");
        while (!session.hasEnded()) {
            try {
                execute(reader.readLine(PROMPT));
            } catch (UserInterruptException e) {
                terminal.writer().println("(\\q or Ctrl-D leaves)");
            } catch (EndOfFileException e) {
                break;
            }
        }
        reader.getHistory().save();
    }

    private void execute(String text) {
        List<ScriptStep> steps = StatementAssembler.split(text);
        SignalHandler before = terminal.handle(Signal.INT, signal -> session.cancel());
        try {
            session.run(steps);
        } finally {
            terminal.handle(Signal.INT, before);
        }
        for (ScriptStep step : steps) {
            if (step instanceof ScriptStep.Statement statement
                    && DEFINITIONS.contains(FirstWord.of(statement.text()))) {
                names.forget();
            }
        }
    }
}
