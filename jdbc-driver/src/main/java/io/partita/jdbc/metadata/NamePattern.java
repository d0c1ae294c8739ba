package io.partita.jdbc.metadata;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of names as {@link java.sql.DatabaseMetaData} has it: {@code %} for any characters, {@code _} for one, a
 * backslash before either for itself. Names are compared as they are stored, case included.
 */
public final class NamePattern {
    /** What {@link java.sql.DatabaseMetaData#getSearchStringEscape} says. */
    public static final String ESCAPE = "\\";

    private final @Nullable Pattern pattern;

    /**
     * A pattern.
     *
     * @param pattern null for every name
     */
    public NamePattern(@Nullable String pattern) {
        this.pattern = pattern == null || pattern.equals("%") ? null : compile(pattern);
    }

    public boolean matches(String name) {
        return pattern == null || pattern.matcher(name).matches();
    }

    /** Whether something that has no name matches: without a pattern, with the empty one, and with {@code %}. */
    public static boolean matchesNothing(@Nullable String pattern) {
        return pattern == null || pattern.isEmpty() || pattern.equals("%");
    }

    private static Pattern compile(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            if (sign == '%') {
                // One star for a row of them, because each would multiply the time that a name takes.
                regex.append(regex.toString().endsWith(".*") ? "" : ".*");
            } else if (sign == '_') {
                regex.append('.');
            } else if (sign == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
            } else {
                regex.append(Pattern.quote(String.valueOf(sign)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
