package io.partita.tck.sql.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.parser.syntax.Query;
import io.partita.tck.sql.oracle.Expected;
import io.partita.tck.sql.oracle.Manner;
import io.partita.tck.sql.oracle.Oracle;
import io.partita.tck.sql.store.Answer;
import io.partita.tck.sql.store.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each seed makes a table, fills and changes it, and asks queries in both manners with every hint that fits. Each seed is
 * a test that is called after it; {@code -Dmetamorphic.seed=17} runs only that one, and {@code -Dmetamorphic.seeds=1000}
 * runs as many from the first one on.
 */
class MetamorphicTest {
    private static final long SEEDS = Long.getLong("metamorphic.seeds", 100);
    private static final int QUERIES = 6;

    /** How the paths were reached, over all seeds, so that a run that never leaves the scan does not pass. */
    private static final Set<String> PATHS = new TreeSet<>();

    @TestFactory
    Stream<DynamicTest> seeds() {
        Long only = Long.getLong("metamorphic.seed");
        LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
        return seeds.mapToObj(seed -> dynamicTest("seed " + seed, () -> run(seed)));
    }

    @AfterAll
    static void everyKindOfPathWasTaken() {
        if (Long.getLong("metamorphic.seed") == null) {
            assertThat(PATHS)
                    .contains(
                            "KeyLookup",
                            "BatchKeyLookup",
                            "KeyQuery",
                            "IndexQuery",
                            "FanOut",
                            "SegmentedScan",
                            "Nothing");
        }
    }

    private static void run(long seed) throws SQLException {
        Chance chance = new Chance(seed);
        RandomValues values = new RandomValues(chance);
        RandomTable table = RandomTable.of("table" + seed, chance);
        List<String> script = new ArrayList<>(List.of(table.definition()));
        List<Map<String, Object>> items = fill(table, chance, values, script);
        try (Database database = new Database("jdbc:partita:mem:metamorphic")) {
            for (String statement : script) {
                database.execute(statement);
            }
            List<Map<String, Object>> stored = database.items(table.name());
            for (int i = 0; i < QUERIES; i++) {
                Manner manner = chance.either(Manner.SQL, Manner.PARTIQL);
                String predicate = new RandomPredicate(chance, values, table, manner, items).text();
                RandomQuery query = RandomQuery.of(table, manner, predicate, chance);
                for (String hint : RandomQuery.hints(table, chance)) {
                    String complaint = ask(database, query, hint, stored);
                    assertThat(complaint)
                            .as(
                                    "seed %d, %s: %s\n%s\n%s",
                                    seed, manner, query.text(hint), complaint, String.join(";\n", script))
                            .isEmpty();
                }
            }
            database.execute("DROP TABLE " + table.name());
        }
    }

    private static List<Map<String, Object>> fill(
            RandomTable table, Chance chance, RandomValues values, List<String> script) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = chance.between(0, 30); i > 0; i--) {
            Map<String, Object> item = table.item(chance, values);
            items.add(item);
            script.add(table.upsert(item));
        }
        for (int i = items.size() / 3; i > 0; i--) {
            script.add(table.change(chance.oneOf(items), chance, values));
        }
        return items;
    }

    /** What is wrong with the answer, or nothing. */
    private static String ask(Database database, RandomQuery query, String hint, List<Map<String, Object>> stored)
            throws SQLException {
        Map<String, String> properties =
                Map.of("manner", query.manner().name().toLowerCase(Locale.ROOT), "scanPolicy", "allow");
        String text = query.text(hint);
        Answer answer = Answer.of(database.connection(properties), text, List.of());
        if (answer.error().isPresent()) {
            SQLException error = answer.error().get();
            return mayBeRefused(error, query, hint) ? "" : error.getSQLState() + " " + error.getMessage();
        }
        answer.plan().ifPresent(MetamorphicTest::note);
        Query parsed = Oracle.query(text).orElseThrow();
        Expected expected = new Oracle(query.manner(), List.of())
                .expected(parsed, database.columns(query.table()), answer.labels(), stored);
        Optional<String> complaint = expected.complaint(answer.rows().orElseThrow());
        return complaint.map(wrong -> wrong + "\n" + answer.plan().orElse("")).orElse("");
    }

    /** An index that cannot give every row is refused, not taken; and Amazon's dialect refuses values that are no keys of it. */
    private static boolean mayBeRefused(SQLException error, RandomQuery query, String hint) {
        String message = String.valueOf(error.getMessage());
        boolean noKeys =
                query.manner() == Manner.PARTIQL && message.startsWith("Key attribute's data type should match");
        return hint.startsWith("INDEX(") && (message.contains("cannot serve this statement") || noKeys);
    }

    private static void note(String plan) {
        for (String path : List.of(
                "KeyLookup", "BatchKeyLookup", "KeyQuery", "IndexQuery", "FanOut", "SegmentedScan", "Nothing")) {
            if (plan.contains(path)) {
                PATHS.add(path);
            }
        }
    }
}
