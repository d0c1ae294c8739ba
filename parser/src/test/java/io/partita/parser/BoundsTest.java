package io.partita.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.parser.syntax.Expression.And;
import io.partita.parser.syntax.Expression.InList;
import io.partita.parser.syntax.Expression.Or;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.Insert;
import io.partita.parser.syntax.Statement.InsertRows;
import io.partita.parser.syntax.Statement.QueryStatement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile text is refused before it costs anything; honest text may be long. */
class BoundsTest {
    private static final long SMALL_STACK = 512 * 1024;
    private static final int QUERY_DEPTH = 3;
    private static final int MAXIMUM_HEIGHT = 250;

    /** What opens a level, what is inside it, what closes it, and how many levels it counts. */
    static List<Arguments> nested() {
        return List.of(
                Arguments.of("(", "1", ")", 1),
                Arguments.of("((", "1", "), 2)", 2),
                Arguments.of("f(", "1", ")", 1),
                Arguments.of("[", "1", "]", 1),
                Arguments.of("{'a': ", "1", "}", 1),
                Arguments.of("<<", "1", ">>", 1),
                Arguments.of("NOT (", "1", ")", 1),
                Arguments.of("-(", "a", ")", 1),
                Arguments.of("(1 + ", "a", ")", 1),
                Arguments.of("a IN (", "1", ")", 1),
                Arguments.of("CAST(", "1", " AS STRING)", 1),
                Arguments.of("{fn f(", "1", ")}", 2),
                Arguments.of("f(x) OVER (PARTITION BY ", "a", ")", 1),
                Arguments.of("CASE WHEN a THEN ", "1", " END", 1),
                Arguments.of("CASE WHEN end THEN ", "1", " ELSE end END", 1),
                Arguments.of("CASE ", "1", " WHEN 1 THEN 2 END", 1),
                Arguments.of("(SELECT ", "1", ")", QUERY_DEPTH),
                Arguments.of("((SELECT ", "1", ") UNION SELECT 2)", QUERY_DEPTH + 1),
                Arguments.of("EXISTS (SELECT * FROM t WHERE ", "a", ")", QUERY_DEPTH),
                Arguments.of("x = ANY (SELECT ", "1", ")", QUERY_DEPTH),
                Arguments.of("(SELECT * FROM (SELECT ", "a", ") x)", 2 * QUERY_DEPTH));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void theDeepestStatementFitsASmallStack(String open, String inside, String close, int levels) {
        int times = StatementParser.MAX_DEPTH / levels;

        assertReadsAndPrints(nest(open, inside, close, times));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void aDeeperStatementIsRefused(String open, String inside, String close, int levels) {
        int times = StatementParser.MAX_DEPTH / levels + 1;

        assertRefused(nest(open, inside, close, times), "nested deeper than 100 levels");
        assertRefused(nest(open, inside, close, 10_000), "nested deeper than 100 levels");
        assertRefused(
                "SELECT " + open.repeat(StatementParser.MAX_LENGTH / (open.length() + 1)),
                "nested deeper than 100 levels");
    }

    private static String nest(String open, String inside, String close, int times) {
        return "SELECT " + open.repeat(times) + inside + close.repeat(times);
    }

    /** What a chain begins with, and how it goes on. */
    static List<Arguments> chains() {
        return List.of(
                Arguments.of("a", " || b"),
                Arguments.of("a", " + b"),
                Arguments.of("a", " * b"),
                Arguments.of("a", " = b"),
                Arguments.of("a", " IS NULL"),
                Arguments.of("a", " BETWEEN 1 AND b"),
                Arguments.of("a", " LIKE b ESCAPE c"),
                Arguments.of("a", " IN (1, 2)"),
                Arguments.of("a", " IS STRING SET"),
                Arguments.of("a", " IS DISTINCT FROM b"),
                Arguments.of("x.or", " || x.and"),
                Arguments.of("1 FROM t", ", t"),
                Arguments.of("1 FROM t", " CROSS JOIN t"),
                Arguments.of("1 FROM t", " JOIN t ON a AND b"),
                Arguments.of("1", " UNION SELECT 1"),
                Arguments.of("1", " INTERSECT SELECT 1"),
                Arguments.of("1", " EXCEPT SELECT 1 FROM t, u WHERE a + b"));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void aChainMayBeLongButNotEndless(String first, String next) {
        assertReadsAndPrints("SELECT " + first + next.repeat(80));
        assertRefused("SELECT " + first + next.repeat(MAXIMUM_HEIGHT + 1), "build on one another");
        assertRefused("SELECT " + first + next.repeat(20_000), "build on one another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT ", "- ", "+ -"})
    void prefixesMayBeManyButNotEndless(String prefix) {
        assertReadsAndPrints("SELECT " + prefix.repeat(100) + "a");
        assertRefused("SELECT " + prefix.repeat(20_000) + "a", "build on one another");
    }

    /** Neither the chain nor the nesting is too much, but both together are. */
    @Test
    void nestedChainsAreRefused() {
        String chained = "a" + " + b".repeat(5);

        assertRefused("SELECT " + "(".repeat(60) + chained + (") + " + chained).repeat(60), "build on one another");
    }

    @Test
    void signsOfANumberAreNoMoreThanItsSign() {
        assertThat(StatementFormatter.format(StatementParser.parse("SELECT " + "- ".repeat(101) + "1")))
                .isEqualTo("SELECT -1");
    }

    @Test
    void conditionsMayBeVeryMany() {
        And and = (And) where("SELECT * FROM t WHERE a = 1" + " AND b + 1 > 2".repeat(9_999));
        assertThat(and.operands()).hasSize(10_000);

        Or or = (Or) where("SELECT * FROM t WHERE a = 1" + " OR b = 2 AND c = 3".repeat(9_999));
        assertThat(or.operands()).hasSize(10_000);

        assertReadsAndPrints("SELECT * FROM t WHERE a = 1" + " OR b BETWEEN 1 AND 2".repeat(9_999));
    }

    @Test
    void listsMayBeVeryLong() {
        InList in = (InList) where("SELECT * FROM t WHERE a IN (" + "?, ".repeat(9_999) + "?)");
        assertThat(in.candidates()).hasSize(10_000);

        Insert insert =
                (Insert) StatementParser.parse("INSERT INTO t (a, b) VALUES (1, 2)" + ", (3 + 4, ?)".repeat(9_999));
        assertThat(((InsertRows) insert.source()).rows()).hasSize(10_000);

        assertReadsAndPrints("SELECT a" + ", a + b, c || d".repeat(5_000) + " FROM t");
        assertReadsAndPrints("SELECT a" + "[0].b".repeat(10_000) + " FROM t");
        assertReadsAndPrints("UPDATE t SET a = a + 1" + " SET b = b + 1".repeat(1_000));
        assertReadsAndPrints("SELECT" + " CASE WHEN a THEN b END,".repeat(1_000) + " 1");
    }

    @Test
    void theLongestStatementIsRead() {
        String text = "SELECT '" + "x".repeat(StatementParser.MAX_LENGTH - 9) + "'";
        assertThat(text).hasSize(StatementParser.MAX_LENGTH);

        assertReadsAndPrints(text);
        assertRefused(text + " ", "may have 1048576");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1E99999999999999999999", "0.1e+1001", "-1e1001"})
    void absurdNumbersAreRefused(String number) {
        assertRefused("SELECT " + number, "a number may have 1000 digits and an exponent up to 1000");
    }

    @Test
    void longNumbersAreRefused() {
        assertReadsAndPrints("SELECT " + "9".repeat(1000) + ", 1e1000, 1e-1000");
        assertRefused("SELECT " + "9".repeat(1001), "a number may have");
        assertRefused("SELECT 0." + "9".repeat(500_000), "a number may have");
    }

    private static Object where(String text) {
        Select select =
                (Select) ((QueryStatement) StatementParser.parse(text)).query().body();
        return select.where().orElseThrow();
    }

    private static void assertReadsAndPrints(String text) {
        Statement statement = onSmallStack(() -> StatementParser.parse(text));
        String printed = onSmallStack(() -> StatementFormatter.format(statement));
        Statement again = onSmallStack(() -> StatementParser.parse(printed));
        assertThat(onSmallStack(() -> StatementFormatter.format(again))).isEqualTo(printed);
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> onSmallStack(() -> StatementParser.parse(text)))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining(message);
    }

    private static <T> T onSmallStack(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(null, task, "small stack", SMALL_STACK).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SyntaxException refused) {
                throw refused;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
