package io.partita.shell.session;

import io.partita.shell.print.Style;
import io.partita.shell.session.DisplaySettings.Format;
import io.partita.shell.text.ScriptStep;
import io.partita.shell.text.StatementAssembler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A conversation with one database: statements and commands in, results out. For one thread, except {@link #cancel}.
 */
public final class Session {
    private static final int DEEPEST_INCLUDE = 16;

    private final DisplaySettings settings;
    private final PrintWriter output;
    private final PrintWriter errors;
    private final StatementRunner runner;
    private final Names names;
    private boolean continuing;
    private int includes;
    private boolean ended;

    /**
     * @param connection stays the caller's to close
     * @param errors errors and warnings; may be the output too
     */
    public Session(Connection connection, DisplaySettings settings, PrintWriter output, PrintWriter errors) {
        this.settings = settings;
        this.output = output;
        this.errors = errors;
        this.runner = new StatementRunner(connection, settings, output, errors, System::nanoTime);
        this.names = new Names(connection);
    }

    /** Whether a script goes on behind a statement that failed. */
    public void setContinuing(boolean newContinuing) {
        continuing = newContinuing;
    }

    /** Whether somebody has asked to leave. */
    public boolean hasEnded() {
        return ended;
    }

    /** Stops the statement that is running; any thread may call it. */
    public void cancel() {
        runner.cancel();
    }

    /** Runs steps that a person has typed. Returns whether all succeeded. */
    public boolean run(List<ScriptStep> steps) {
        return runAll(steps, "");
    }

    /**
     * Runs a script, statement by statement as it is read.
     *
     * @param name put before errors, with the line of the statement
     * @return whether all statements succeeded; without {@link #setContinuing} the first that fails is the last
     */
    public boolean run(BufferedReader script, String name) throws IOException {
        StatementAssembler assembler = new StatementAssembler();
        boolean good = true;
        for (String line = script.readLine(); line != null && !ended; line = script.readLine()) {
            good = runAll(assembler.add(line), name) && good;
            if (!good && !continuing) {
                return false;
            }
        }
        Optional<ScriptStep> last = ended ? Optional.empty() : assembler.end();
        return (last.isEmpty() || runAll(List.of(last.get()), name)) && good;
    }

    private boolean runAll(List<ScriptStep> steps, String name) {
        boolean good = true;
        for (ScriptStep step : steps) {
            if (ended || (!good && !continuing)) {
                break;
            }
            String place = name.isEmpty() ? "" : name + ":" + step.line() + ": ";
            good = runStep(step, place) && good;
        }
        return good;
    }

    private boolean runStep(ScriptStep step, String place) {
        if (step instanceof ScriptStep.Statement statement) {
            return runner.run(statement.text(), place);
        }
        ScriptStep.Command command = (ScriptStep.Command) step;
        String[] words = withoutSemicolon(command.text()).split("\\s+", 2);
        Optional<Command> found = Command.of(words[0]);
        if (found.isEmpty()) {
            return complain(place + "there is no command " + words[0] + "; \\? lists them");
        }
        boolean good = runCommand(found.get(), words.length > 1 ? words[1] : "", place);
        output.flush();
        return good;
    }

    private static String withoutSemicolon(String text) {
        return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    private boolean runCommand(Command command, String argument, String place) {
        switch (command) {
            case HELP -> output.println(Command.help());
            case QUIT -> ended = true;
            case DESCRIBE -> {
                return describe(argument, place);
            }
            case FUNCTIONS -> {
                return runner.run("SHOW FUNCTIONS LIKE '" + argument.replace("'", "''") + "%'", place);
            }
            case INCLUDE -> {
                return include(argument, place);
            }
            case FORMAT -> {
                return format(argument, place);
            }
            case EXPANDED, TIMING, PLAN -> {
                return toggle(command, argument, place);
            }
        }
        return true;
    }

    private boolean toggle(Command command, String argument, String place) {
        if (!argument.isEmpty() && !argument.equals("on") && !argument.equals("off")) {
            return complain(place + command.word() + " takes on or off");
        }
        switch (command) {
            case EXPANDED -> settings.setExpanded(toggled(argument, settings.expanded(), "expanded output"));
            case TIMING -> settings.setTiming(toggled(argument, settings.timing(), "timing"));
            default -> settings.setPlan(toggled(argument, settings.plan(), "plan"));
        }
        return true;
    }

    private boolean describe(String table, String place) {
        if (table.isEmpty()) {
            return runner.run("SHOW TABLES", place) && (names.views().isEmpty() || runner.run("SHOW VIEWS", place));
        }
        String further = names.isView(table) ? "SHOW CREATE VIEW " : "SHOW INDEXES ON ";
        return runner.run("DESCRIBE " + table, place) && runner.run(further + table, place);
    }

    private boolean include(String argument, String place) {
        if (argument.isEmpty()) {
            return complain(place + "\\i needs the name of a file");
        }
        if (includes >= DEEPEST_INCLUDE) {
            return complain(place + "scripts include one another more than " + DEEPEST_INCLUDE + " deep");
        }
        includes++;
        try (BufferedReader script = Files.newBufferedReader(Path.of(argument))) {
            return run(script, argument);
        } catch (NoSuchFileException e) {
            return complain(place + "there is no file " + argument);
        } catch (IOException e) {
            return complain(place + "cannot read " + argument + ": " + e.getMessage());
        } finally {
            includes--;
        }
    }

    private boolean format(String argument, String place) {
        for (Format format : Format.values()) {
            if (format.name().equals(argument.toUpperCase(Locale.ROOT))) {
                settings.setFormat(format);
                return true;
            }
        }
        return complain(place + "\\format takes table, csv or json");
    }

    private boolean toggled(String argument, boolean before, String what) {
        boolean now = argument.isEmpty() ? !before : argument.equals("on");
        if (settings.isForPeople()) {
            output.println(what + " is " + (now ? "on" : "off"));
        }
        return now;
    }

    private boolean complain(String text) {
        output.flush();
        errors.println(settings.styled() ? Style.red(text) : text);
        errors.flush();
        return false;
    }
}
