package io.partita.shell.text;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failed statement in words: the message, and below it the line of the statement with a caret under the place that
 * the message names as {@code line 1, column 8}.
 */
public final class FailureText {
    private static final Pattern POSITION = Pattern.compile("^line (\\d{1,9}), column (\\d{1,9}): ");
    private static final int BEFORE = 60;
    private static final int AFTER = 40;

    private FailureText() {}

    /** Lines without a break at the end. */
    public static String of(SQLException failure, String statement) {
        String message = String.valueOf(failure.getMessage());
        String state = failure.getSQLState() == null ? "" : " " + failure.getSQLState();
        StringBuilder text = new StringBuilder("ERROR" + state + ": " + message);
        Matcher position = POSITION.matcher(message);
        boolean hasCaret = message.lines().anyMatch(line -> line.strip().equals("^"));
        if (position.find() && !hasCaret) {
            text.append(
                    excerpt(statement, Integer.parseInt(position.group(1)), Integer.parseInt(position.group(2)) - 1));
        }
        return text.toString();
    }

    private static String excerpt(String statement, int line, int column) {
        String[] lines = statement.split("\n", -1);
        if (line < 1 || line > lines.length || column < 0 || column > lines[line - 1].length()) {
            return "";
        }
        String source = lines[line - 1].replace('\t', ' ').replace("\r", "");
        int from = Math.max(0, column - BEFORE);
        int to = Math.min(source.length(), column + AFTER);
        String shown =
                (from > 0 ? "…" : "") + source.substring(from, Math.max(from, to)) + (to < source.length() ? "…" : "");
        int indent = Math.min(column, source.length()) - from + (from > 0 ? 1 : 0);
        return "\n  " + shown + "\n  " + " ".repeat(indent) + "^";
    }
}
