package io.partita.shell.text;

import java.util.Locale;

/** The word that says what kind of statement a text is. */
public final class FirstWord {
    private FirstWord() {}

    /** The first word behind spaces and comments, in upper case; empty if there is none. */
    public static String of(String statement) {
        int start = 0;
        while (start < statement.length()) {
            if (Character.isWhitespace(statement.charAt(start))) {
                start++;
            } else if (statement.startsWith("--", start)) {
                start = after(statement, "\n", start);
            } else if (statement.startsWith("/*", start)) {
                start = after(statement, "*/", start);
            } else {
                break;
            }
        }
        int end = start;
        while (end < statement.length() && Character.isLetter(statement.charAt(end))) {
            end++;
        }
        return statement.substring(start, end).toUpperCase(Locale.ROOT);
    }

    private static int after(String statement, String mark, int from) {
        int found = statement.indexOf(mark, from);
        return found < 0 ? statement.length() : found + mark.length();
    }
}
