package io.partita.shell.session;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands that the shell itself understands. */
public enum Command {
    HELP("\\?", "", "this help; \\help is the same"),
    DESCRIBE("\\d", "[TABLE]", "the tables and views, or the columns, key and indexes of one"),
    FUNCTIONS("\\df", "[NAME]", "the functions, or those whose names begin so"),
    EXPANDED("\\x", "[on|off]", "a column a line, nothing cut"),
    FORMAT("\\format", "table|csv|json", "the form of rows"),
    TIMING("\\timing", "[on|off]", "time and units after each statement"),
    PLAN("\\plan", "[on|off]", "access path after each statement"),
    INCLUDE("\\i", "FILE", "run a script"),
    QUIT("\\q", "", "leave; so does Ctrl-D");

    private static final int TEXT_COLUMN = 28;

    private final String word;
    private final String argument;
    private final String explanation;

    Command(String word, String argument, String explanation) {
        this.word = word;
        this.argument = argument;
        this.explanation = explanation;
    }

    /** The command of a word such as {@code \timing}. */
    static Optional<Command> of(String word) {
        if (word.equals("\\help") || word.equals("\\h")) {
            return Optional.of(HELP);
        }
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word))
                .findFirst();
    }

    /** The word that calls it, with its backslash. */
    public String word() {
        return word;
    }

    static String help() {
        String commands = Arrays.stream(values())
                .map(command -> {
                    String usage = "  " + command.word + " " + command.argument;
                    return usage + " ".repeat(TEXT_COLUMN - usage.length()) + command.explanation;
                })
                .collect(Collectors.joining("\n"));
        return """
                A statement ends with ; and may take several lines. Tab completes. Ctrl-C stops a statement.

                %s

                Statements to begin with:
                  CREATE TABLE orders (customer STRING PARTITION KEY, day STRING SORT KEY, total NUMBER,
                                       GLOBAL INDEX by_day (day PARTITION KEY, total SORT KEY));
                  INSERT INTO orders VALUE {'customer': 'ann', 'day': '2026-03-01', 'lines': ['tea', 'cups']};
                  SELECT day, lines[0] FROM orders WHERE customer = 'ann' AND day >= '2026';
                  EXPLAIN SELECT * FROM orders WHERE day = '2026-03-01';
                  SELECT /*+ SCAN(allow) */ COUNT(*) FROM orders;""".formatted(commands);
    }
}
