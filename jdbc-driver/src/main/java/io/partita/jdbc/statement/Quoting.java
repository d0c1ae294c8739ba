package io.partita.jdbc.statement;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.planner.QueryEngine;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names and texts as they stand in a statement. */
public final class Quoting {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> RESERVED = QueryEngine.reservedWords();
    /** The longest name of an attribute, in bytes. */
    private static final int LONGEST_NAME = 65_535;

    private Quoting() {}

    /** Whether a name needs no quotes: a plain word that is not one of the language. */
    public static boolean isSimple(String name) {
        return PLAIN_WORD.matcher(name).matches() && !RESERVED.contains(name.toUpperCase(Locale.ROOT));
    }

    public static String identifier(@Nullable String name, boolean always) throws SQLException {
        String text = requireText(name);
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "a name has 1 to " + LONGEST_NAME + " characters");
        }
        return isSimple(text) && !always ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    public static String literal(@Nullable String text) throws SQLException {
        return "'" + requireText(text).replace("'", "''") + "'";
    }

    /**
     * The text, which may be empty.
     *
     * @throws SQLException 22023 if there is none
     */
    public static String requireText(@Nullable String text) throws SQLException {
        if (text == null) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "text is required here, and null was given");
        }
        return text;
    }
}
