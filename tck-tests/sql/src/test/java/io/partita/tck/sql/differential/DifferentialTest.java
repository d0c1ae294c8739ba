package io.partita.tck.sql.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each seed makes tables, and queries over them, which H2 and Partita must answer alike, with indexes and without. Each
 * seed is a test that is called after it; {@code -Ddifferential.seed=17} runs only that one,
 * {@code -Ddifferential.seeds=1000} as many from the first one on, and {@code -Ddifferential.queries=500} asks more
 * queries of each.
 */
class DifferentialTest {
    private static final long SEEDS = Long.getLong("differential.seeds", 20);
    private static final int QUERIES = Integer.getInteger("differential.queries", 105);

    /** The share of queries of which nothing can be said: more of them, and the test would prove little. */
    private static final int MOST_NOT_JUDGED_PERCENT = 3;

    private static int asked;
    private static int notJudged;

    @TestFactory
    Stream<DynamicTest> seeds() {
        Long only = Long.getLong("differential.seed");
        LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
        return seeds.mapToObj(seed -> dynamicTest("seed " + seed, () -> run(seed)));
    }

    @AfterAll
    static void nearlyEveryQueryWasJudged() {
        System.out.printf("random queries beside H2: %d, of which %d were not judged%n", asked, notJudged);
        assertThat(notJudged * 100)
                .as("%d of %d queries were not judged", notJudged, asked)
                .isLessThanOrEqualTo(asked * MOST_NOT_JUDGED_PERCENT);
    }

    private static void run(long seed) throws SQLException {
        List<RandomTable> tables = new ArrayList<>();
        Choices ofTables = Choices.of(seed);
        for (int i = 0; i < 5; i++) {
            tables.add(RandomTable.of("tab" + i, ofTables));
        }
        try (Databases databases = Databases.of(tables)) {
            for (int i = 0; i < QUERIES; i++) {
                Choices choices = Choices.of(seed * 1_000_003 + i);
                RandomStatement statement = new RandomQuery(choices, tables).statement();
                Verdict verdict = Verdict.of(databases, statement);
                asked++;
                if (verdict.kind() == Verdict.Outcome.NOT_JUDGED) {
                    notJudged++;
                } else if (verdict.kind() != Verdict.Outcome.SAME) {
                    complain(seed, i, tables, choices, verdict);
                }
            }
        }
    }

    private static void complain(long seed, int query, List<RandomTable> tables, Choices choices, Verdict verdict)
            throws SQLException {
        Shrinking.Shrunk shrunk = new Shrinking(tables, choices.made(), verdict.kind()).shrink();
        fail(
                "seed %d, query %d: %s (-Ddifferential.seed=%d)\n%s\n\n%s\n\n%s\n\nas it was generated: %s",
                seed,
                query,
                shrunk.verdict().kind(),
                seed,
                shrunk.verdict().complaint(),
                Failures.script(shrunk.tables(), shrunk.statement()),
                Failures.plan(shrunk.tables(), shrunk.statement()),
                verdict.complaint());
    }
}
