package io.partita.jdbc.open;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of some names a person may have meant. */
final class NearestName {
    private static final int FARTHEST = 3;
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The name with the fewest letters to change, if they are few. */
    static Optional<String> to(String name, List<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = FARTHEST + 1;
        for (String candidate : names) {
            int distance = wanted.length() > LONGEST ? least : distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < above.length; column++) {
                int substituted = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(substituted, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[other.length()];
    }
}
