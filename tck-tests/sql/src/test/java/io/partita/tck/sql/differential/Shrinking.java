package io.partita.tck.sql.differential;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes a failing query and its tables smaller for as long as they fail in the same way. */
final class Shrinking {
    private static final int MOST_ATTEMPTS = Integer.getInteger("differential.attempts", 1_500);

    private final Verdict.Outcome failure;
    private List<RandomTable> tables;
    private List<Integer> choices;
    private int attempts;

    Shrinking(List<RandomTable> tables, List<Integer> choices, Verdict.Outcome failure) {
        this.tables = tables;
        this.choices = choices;
        this.failure = failure;
    }

    /** What is left of it. */
    record Shrunk(List<RandomTable> tables, RandomStatement statement, Verdict verdict) {}

    Shrunk shrink() throws SQLException {
        try (Databases databases = Databases.of(tables)) {
            boolean changed = true;
            while (changed && attempts < MOST_ATTEMPTS) {
                changed = fewer(databases);
                changed |= smaller(databases);
            }
        }
        removeRows();
        RandomStatement statement = statement(choices);
        try (Databases databases = Databases.of(tables)) {
            return new Shrunk(tables, statement, Verdict.of(databases, statement));
        }
    }

    private RandomStatement statement(List<Integer> made) {
        return new RandomQuery(Choices.replay(made), tables).statement();
    }

    private boolean fewer(Databases databases) {
        boolean changed = false;
        for (int length = 32; length > 0; length /= 2) {
            for (int i = 0; i + length <= choices.size(); i++) {
                List<Integer> attempt = new ArrayList<>(choices);
                attempt.subList(i, i + length).clear();
                changed |= accept(databases, attempt);
            }
        }
        return changed;
    }

    private boolean smaller(Databases databases) {
        boolean changed = false;
        for (int i = 0; i < choices.size(); i++) {
            int value = choices.get(i);
            for (int replacement : new int[] {0, value / 2, value - 1}) {
                if (i < choices.size() && replacement >= 0 && replacement < choices.get(i)) {
                    List<Integer> attempt = new ArrayList<>(choices);
                    attempt.set(i, replacement);
                    changed |= accept(databases, attempt);
                }
            }
        }
        return changed;
    }

    private boolean accept(Databases databases, List<Integer> attempt) {
        if (attempts++ > MOST_ATTEMPTS
                || Verdict.of(databases, statement(attempt)).kind() != failure) {
            return false;
        }
        choices = attempt;
        return true;
    }

    private void removeRows() throws SQLException {
        for (int i = 0; i < tables.size(); i++) {
            boolean isRead = statement(choices).text().contains(tables.get(i).name());
            for (int length = isRead ? 16 : 0; length > 0; length /= 2) {
                for (int from = 0; from + length <= tables.get(i).rows().size(); ) {
                    List<List<String>> rows = new ArrayList<>(tables.get(i).rows());
                    rows.subList(from, from + length).clear();
                    List<RandomTable> attempt = new ArrayList<>(tables);
                    attempt.set(i, tables.get(i).with(rows));
                    if (fails(attempt)) {
                        tables = attempt;
                    } else {
                        from += length;
                    }
                }
            }
        }
    }

    private boolean fails(List<RandomTable> attempt) throws SQLException {
        try (Databases databases = Databases.of(attempt)) {
            return Verdict.of(databases, statement(choices)).kind() == failure;
        }
    }
}
