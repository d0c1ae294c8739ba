package io.partita.planner.catalog;

import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A written name among the names that there are.
 *
 * @param found the one that is meant, or null
 * @param similar those that come close, if none is meant
 */
record NameMatch(Identifier written, @Nullable String found, List<String> similar) {
    private static final int MAX_SUGGESTIONS = 3;

    /**
     * Matches a name: exactly, or without case if it is not quoted.
     *
     * @throws QueryException AMBIGUOUS_NAME if several match without case
     */
    static NameMatch of(Identifier written, Collection<String> names) {
        if (names.contains(written.text())) {
            return new NameMatch(written, written.text(), List.of());
        }
        List<String> otherCase = names.stream()
                .filter(name -> name.equalsIgnoreCase(written.text()))
                .toList();
        if (!written.quoted() && otherCase.size() > 1) {
            throw new QueryException(
                    QueryErrorCode.AMBIGUOUS_NAME,
                    "\"" + written.text() + "\" may be any of " + quoted(otherCase)
                            + "; put the one that is meant in double quotes",
                    written.position());
        }
        if (!written.quoted() && otherCase.size() == 1) {
            return new NameMatch(written, otherCase.get(0), List.of());
        }
        String lower = written.text().toLowerCase(Locale.ROOT);
        int tolerance = 1 + lower.length() / 5;
        List<String> similar = names.stream()
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT), tolerance) <= tolerance)
                .limit(MAX_SUGGESTIONS)
                .toList();
        return new NameMatch(written, null, similar);
    }

    QueryException refusal(QueryErrorCode code, String reason, Position position) {
        String suggestion = similar.isEmpty() ? "" : "; did you mean " + quoted(similar) + "?";
        return new QueryException(code, reason + " \"" + written.text() + "\"" + suggestion, position);
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" or "));
    }

    /** How many characters differ (Levenshtein), not caring beyond a bound. */
    private static int distance(String left, String right, int bound) {
        if (Math.abs(left.length() - right.length()) > bound) {
            return bound + 1;
        }
        int[] above = new int[right.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
