package io.partita.tck.sql.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a query may return: the rows of each tie in any order, the ties one after another, of which the first
 * {@code skipped} rows are left out and at most {@code limit} are returned.
 *
 * @param ties rows that ORDER BY does not tell apart, as text; a query without ORDER BY has one tie
 * @param limit the most rows, or a negative number for all
 * @param distinct whether rows of which one has NULL where the other has MISSING are the same, and either may be returned
 */
public record Expected(List<List<String>> ties, int skipped, int limit, boolean distinct) {
    private static final Pattern MISSING_CELL = Pattern.compile("(?<=^| \\| )MISSING(?=$| \\| )");

    public Expected {
        ties = List.copyOf(ties);
    }

    /** How many rows there must be. */
    public int size() {
        int all = Math.max(0, ties.stream().mapToInt(List::size).sum() - skipped);
        return limit < 0 ? all : Math.min(all, limit);
    }

    /** A row of DISTINCT, in the one form that equal rows have. */
    static String distinct(String row) {
        return MISSING_CELL.matcher(row).replaceAll("NULL");
    }

    /** What is wrong with the rows that were returned, or nothing. */
    public Optional<String> complaint(List<String> returned) {
        List<String> rows = distinct ? returned.stream().map(Expected::distinct).toList() : returned;
        if (rows.size() != size()) {
            return Optional.of(size() + " rows expected, " + rows.size() + " returned: expected " + ties + " from "
                    + skipped + ", limit " + limit + "; returned " + rows);
        }
        int start = -skipped;
        for (List<String> tie : ties) {
            int from = Math.max(0, start);
            int to = Math.min(rows.size(), start + tie.size());
            List<String> left = new ArrayList<>(tie);
            for (String row : from < to ? rows.subList(from, to) : List.<String>of()) {
                if (!left.remove(row)) {
                    return Optional.of("the row " + row + " is not expected there; expected " + ties + " from "
                            + skipped + ", limit " + limit + "; returned " + rows);
                }
            }
            start += tie.size();
        }
        return Optional.empty();
    }
}
