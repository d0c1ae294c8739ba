package io.partita.tck.sql.differential;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query that is the same in two databases but for what one of them cannot say, and but for hints.
 *
 * @param ordered whether its order is total
 * @param rounded whether it divides, so that only the first digits of numbers are to be the same
 */
record RandomStatement(String text, boolean ordered, boolean rounded) {
    private static final Pattern EITHER = Pattern.compile("\u0001([^\u0001]*)\u0002([^\u0001\u0003]*)\u0003");
    private static final Pattern HINTS = Pattern.compile("/\\*\\+[^*]*\\*/ ");

    /** A piece of text that differs. */
    static String either(String ours, String reference) {
        return "\u0001" + ours + "\u0002" + reference + "\u0003";
    }

    /** As it is asked here. */
    String ours() {
        return HINTS.matcher(forced()).replaceAll("");
    }

    /** As it is asked here, away from the indexes. */
    String forced() {
        return alternative("$1");
    }

    /** As the reference database is asked. */
    String reference() {
        return HINTS.matcher(alternative("$2")).replaceAll("");
    }

    /** The innermost pieces first. */
    private String alternative(String group) {
        String chosen = text;
        for (Matcher piece = EITHER.matcher(chosen); piece.find(); piece = EITHER.matcher(chosen)) {
            chosen = piece.replaceAll(group);
        }
        return chosen;
    }
}
