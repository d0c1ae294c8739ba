package io.partita.planner.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.path.AccessPath;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.PlanText;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCompilerTest {
    private final ItemStore store = Bench.memory();
    private final Catalog catalog = new Catalog(store, InstantSource.system(), Runnable::run);
    private final StatementCompiler compiler = new StatementCompiler(catalog);

    @BeforeEach
    void createTable() {
        Plan plan = compile("CREATE TABLE orders (customer STRING PARTITION KEY, day STRING SORT KEY, total NUMBER)")
                .plan();
        store.createTable(((Plan.CreatingTable) plan).definition());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private CompiledStatement compile(String text) {
        return compiler.compile(text, SessionOptions.DEFAULT);
    }

    private Plan plan(String text) {
        return compile(text).plan();
    }

    @Test
    void statementsOfOneShapeShareAPlanAndBringTheirLiterals() {
        CompiledStatement ann =
                compile("SELECT day FROM orders WHERE customer = 'ann' AND day > ? AND total IN (1, 2.50)");
        CompiledStatement bob =
                compile("SELECT day FROM orders WHERE customer = 'o''bob' AND day > ? AND total IN (7, 8)");
        assertThat(bob.plan()).isSameAs(ann.plan());
        assertThat(bob.parameters()).isEqualTo(ann.parameters()).hasSize(1);
        assertThat(bob.literals())
                .containsExactly(AttributeValue.of("o'bob"), AttributeValue.of(7), AttributeValue.of(8));
        assertThat(PlanText.of(bob)).contains("KeyQuery orders 'o'bob', > ?1").contains("IN(total, 7, 8)");
    }

    @Test
    void writesShareTheirPlansToo() {
        assertThat(plan("INSERT INTO orders VALUE {'customer': 'ann', 'day': '1', 'm': {'k': [1, 'a']}}"))
                .isSameAs(plan("INSERT INTO orders VALUE {'customer': 'bob', 'day': '2', 'm': {'k': [5, 'b']}}"));
        assertThat(plan("UPDATE orders SET total = total + 1 WHERE customer = 'ann' AND day = '1' AND total < 9"))
                .isSameAs(
                        plan("UPDATE orders SET total = total + 2 WHERE customer = 'bob' AND day = '2' AND total < 8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT o.day FROM orders o JOIN orders p ON p.day = o.day AND p.total > # WHERE o.customer = 'ann'",
                "SELECT o.day FROM orders o JOIN orders p ON p.customer = o.customer WHERE o.customer = '#'",
                "SELECT COUNT(*) FROM orders WHERE customer = 'ann' AND total > #",
                "SELECT day FROM orders WHERE customer = (SELECT MAX(customer) FROM orders WHERE total = #)",
                "WITH few AS (SELECT * FROM orders WHERE customer = '#') SELECT day, COUNT(*) FROM few GROUP BY day",
            })
    void queriesOverSeveralTablesShareTheirPlansToo(String text) {
        CompiledStatement one = compile(text.replace("#", "1"));
        CompiledStatement two = compile(text.replace("#", "2"));
        assertThat(two.plan()).isSameAs(one.plan());
        assertThat(two.literals()).hasSameSizeAs(one.literals()).isNotEqualTo(one.literals());
    }

    @Test
    void whatIsWrittenAlikeIsEqualThoughItHasLiterals() {
        assertThat(plan("SELECT total + 1, COUNT(*) FROM orders WHERE customer = 'ann' GROUP BY total + 1"))
                .isNotSameAs(plan("SELECT total + 2, COUNT(*) FROM orders WHERE customer = 'ann' GROUP BY total + 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(*) FROM orders WHERE customer = 'ann' HAVING COUNT(*) > #",
                "SELECT DISTINCT total * # FROM orders WHERE customer = 'ann' AND day > '2' LIMIT 5",
                "SELECT day FROM orders WHERE customer = 'ann' LIMIT #",
                "SELECT day, # FROM orders WHERE customer = 'ann'",
                "SELECT m[#] FROM orders WHERE customer = 'ann'",
                "SELECT day FROM orders WHERE customer = 'ann' ORDER BY total + #",
                "SELECT day FROM orders WHERE customer = 'ann' AND day LIKE '#%'",
                "SELECT day FROM orders WHERE customer = 'ann' AND total = -#",
                "SELECT day FROM orders WHERE customer = 'ann' AND total = 0.0# AND LOWER('#') = note",
                "SELECT /*+ SEGMENTS(#) */ day FROM orders",
                "SELECT \"#\" FROM orders WHERE customer = 'ann' -- '#",
                "SELECT day FROM orders WHERE customer = X'0#'",
                "UPDATE orders SET t = set_add(t, <<'#'>>) WHERE customer = 'ann' AND day = '1'",
                "INSERT INTO orders VALUE {'customer': 'ann', 'day': '1', 'attribute #': 1}",
                "SELECT # + 1",
            })
    void whatAPlanDependsOnIsPartOfIt(String text) {
        String one = text.replace("#", "1");
        String two = text.replace("#", "2");
        assertThat(PlanText.of(outcome(one)).replace('1', '2'))
                .isEqualTo(PlanText.of(outcome(two)).replace('1', '2'));
        assertThat(outcome(one).plan()).isNotSameAs(outcome(two).plan());
    }

    /** The compiled statement; a mismatch of the key's type is not what is asked here. */
    private CompiledStatement outcome(String text) {
        return text.contains("X'") ? compile(text.replace("customer =", "total =")) : compile(text);
    }

    @Test
    void aContradictionIsNotSharedWithTextsThatHaveNone() {
        assertThat(path("SELECT * FROM orders WHERE customer = 'ann' AND customer = 'bob'"))
                .isInstanceOf(AccessPath.Nothing.class);
        assertThat(path("SELECT * FROM orders WHERE customer = 'ann' AND customer = 'ann'"))
                .isInstanceOf(AccessPath.KeyQuery.class);
        assertThat(path("SELECT * FROM orders WHERE customer = 'bob' AND customer = 'bob'"))
                .isInstanceOf(AccessPath.KeyQuery.class);
        assertThat(path("SELECT * FROM orders WHERE customer = 'bob' AND customer = 'ann'"))
                .isInstanceOf(AccessPath.Nothing.class);
    }

    private AccessPath path(String text) {
        return PlanText.path(plan(text));
    }

    @Test
    void theSameTextIsCompiledOnce() {
        String text = "SELECT * FROM orders WHERE customer = ?";
        assertThat(compile(text)).isSameAs(compile(text));
        assertThat(compiler.compile(text, SessionOptions.DEFAULT.withManner(Manner.PARTIQL)))
                .isNotSameAs(compile(text));
        assertThat(compiler.compile(text, SessionOptions.DEFAULT.withMaxReadUnits(5)))
                .as("which is no business of plans")
                .isSameAs(compile(text));
    }

    @Test
    void aPlanIsMadeAgainWhenTheCatalogChanges() {
        String text = "SELECT * FROM orders WHERE customer = 'ann'";
        Plan before = plan(text);
        catalog.invalidate("orders");
        assertThat(plan(text)).isNotSameAs(before).isEqualTo(before);
    }

    @Test
    void anExplanationShowsItsLiterals() {
        assertThat(compile("EXPLAIN SELECT * FROM orders WHERE customer = 'ann'")
                        .literals())
                .isEmpty();
    }

    @Test
    void aParameterKnowsWhatItIsComparedWith() {
        assertThat(compile("SELECT * FROM orders WHERE customer IN (?) AND total > ? LIMIT ?")
                        .parameters())
                .extracting("attribute", "spreads")
                .containsExactly(tuple("customer", true), tuple("total", false), tuple(null, false));
    }

    @Test
    void aMistakeOfSyntaxKeepsItsMessage() {
        assertThatThrownBy(() -> compile("SELECT FROM orders"))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("line 1, column 8: unexpected FROM")
                .extracting(failure -> ((QueryException) failure).code())
                .isEqualTo(QueryErrorCode.SYNTAX);
    }

    @Test
    void aMistakeIsReportedEachTime() {
        for (String text : List.of("SELECT * FROM nothing", "SELECT * FROM orders WHERE customer = 5")) {
            assertThatThrownBy(() -> compile(text)).isInstanceOf(QueryException.class);
            assertThatThrownBy(() -> compile(text)).isInstanceOf(QueryException.class);
        }
    }

    @Test
    void aNumberBeyondTheModelIsRefusedThoughItsShapeIsKnown() {
        compile("SELECT * FROM orders WHERE customer = 'ann' AND total = 5");
        assertThatThrownBy(() -> compile("SELECT * FROM orders WHERE customer = 'ann' AND total = "
                        + "123456789012345678901234567890123456789"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("38 significant digits");
    }
}
