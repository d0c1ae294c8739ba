package io.partita.tck.sql.differential;

import io.partita.tck.sql.reference.Rows;
import java.sql.SQLException;

/**
 * What became of a query.
 *
 * @param kind how it came out
 * @param complaint what is wrong, empty if nothing is
 */
record Verdict(Outcome kind, String complaint) {
    enum Outcome {
        SAME,
        /** The reference database cannot say, or what it says is known not to be comparable. */
        NOT_JUDGED,
        OTHER_ROWS,
        OTHER_ROWS_BY_OTHER_PATH,
        ERROR
    }

    static Verdict of(Databases databases, RandomStatement statement) {
        Rows expected;
        try {
            expected = ordered(Rows.of(databases.reference(), statement.reference(), statement.rounded()), statement);
        } catch (SQLException refused) {
            return new Verdict(Outcome.NOT_JUDGED, "H2: " + refused.getMessage());
        }
        Verdict verdict = compare(databases, statement, statement.ours(), expected);
        boolean hinted = !statement.forced().equals(statement.ours());
        if (verdict.kind() != Outcome.SAME || !hinted) {
            return verdict;
        }
        Verdict forced = compare(databases, statement, statement.forced(), expected);
        return forced.kind() == Outcome.OTHER_ROWS
                ? new Verdict(Outcome.OTHER_ROWS_BY_OTHER_PATH, forced.complaint())
                : forced;
    }

    private static Verdict compare(Databases databases, RandomStatement statement, String text, Rows expected) {
        try {
            Rows actual = ordered(Rows.of(databases.ours(), text, statement.rounded()), statement);
            return actual.equals(expected)
                    ? new Verdict(Outcome.SAME, "")
                    : new Verdict(Outcome.OTHER_ROWS, text + "\nexpected " + expected + "\nbut got " + actual);
        } catch (SQLException refused) {
            return KnownDifferences.isKnown(refused)
                    ? new Verdict(Outcome.NOT_JUDGED, String.valueOf(refused.getMessage()))
                    : new Verdict(Outcome.ERROR, text + "\n" + Failures.trace(refused));
        } catch (RuntimeException | AssertionError broken) {
            return new Verdict(Outcome.ERROR, text + "\n" + Failures.trace(broken));
        }
    }

    private static Rows ordered(Rows rows, RandomStatement statement) {
        return statement.ordered() ? rows : rows.sorted();
    }
}
