package io.partita.engine.server.policy;

import java.util.Collection;
import java.util.Comparator;

/** Guesses which name was meant. */
public final class Spelling {
    private Spelling() {}

    /** {@code ; did you mean 'dynamodb:GetItem'?} if a name is near, else a list of all, or nothing if that is long. */
    public static String hint(String written, Collection<String> names) {
        String folded = Action.folded(written);
        String nearest = names.stream()
                .min(Comparator.comparingInt(name -> distance(folded, Action.folded(name))))
                .orElseThrow();
        if (distance(folded, Action.folded(nearest)) <= Math.max(2, written.length() / 4)) {
            return "; did you mean '" + nearest + "'?";
        }
        return names.size() > 20 ? "" : "; there are " + String.join(", ", names);
    }

    /** How many characters must be added, taken away or changed. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
