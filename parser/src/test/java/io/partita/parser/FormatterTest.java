package io.partita.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.And;
import io.partita.parser.syntax.Expression.Arithmetic;
import io.partita.parser.syntax.Expression.ArithmeticOperator;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.Not;
import io.partita.parser.syntax.Expression.Or;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.SetOperation;
import io.partita.parser.syntax.Query.SetOperator;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.Commit;
import io.partita.parser.syntax.Statement.QueryStatement;
import io.partita.parser.syntax.Statement.Savepoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a tree is spelt: the same meaning in the fewest signs. */
class FormatterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    select  a,b   from t                        | SELECT a, b FROM t
                    select ((a)) + ((b * (c))) from t            | SELECT a + b * c FROM t
                    select (a + b) * c from t                    | SELECT (a + b) * c FROM t
                    select a - (b - c) - d from t                | SELECT a - (b - c) - d FROM t
                    select (a and b) or c from t                 | SELECT a AND b OR c FROM t
                    select a and (b or c) from t                 | SELECT a AND (b OR c) FROM t
                    select not (a = 1) from t                    | SELECT NOT a = 1 FROM t
                    select (not a) = 1 from t                    | SELECT (NOT a) = 1 FROM t
                    select (a = b) = c, a = (b = c) from t       | SELECT a = b = c, a = (b = c) FROM t
                    select - - 1, -(-a), - + a from t            | SELECT 1, - -a, - +a FROM t
                    select a != 1 from t                         | SELECT a <> 1 FROM t
                    select a in [1, 2], a in <<1>> from t        | SELECT a IN (1, 2), a IN (1) FROM t
                    select a x from t y                          | SELECT a AS x FROM t AS y
                    select "a", "A b", t."x""y" from "t"         | SELECT "a", "A b", t."x""y" FROM "t"
                    select a['x y'][0] from t                    | SELECT a."x y"[0] FROM t
                    select t.order, b as from from t             | SELECT t.order, b AS from FROM t
                    select "order", "a" from t                   | SELECT "order", "a" FROM t
                    select x from t, t.i as x at n               | SELECT x FROM t, UNNEST(t.i) AS x AT n
                    select x from t, t.i[0] x                    | SELECT x FROM t, t.i[0] AS x
                    select * from a cross join b                 | SELECT * FROM a, b
                    select * from a inner join b using(x)        | SELECT * FROM a JOIN b USING (x)
                    select * from {oj a left outer join b on c}  | SELECT * FROM a LEFT JOIN b ON c
                    select {fn f(a)}, {d '2024-01-01'} from t    | SELECT f(a), DATE '2024-01-01' FROM t
                    select * from t fetch first row only         | SELECT * FROM t LIMIT 1
                    select * from t offset 1 rows                | SELECT * FROM t OFFSET 1
                    select * from t offset ? fetch next ? rows only | SELECT * FROM t OFFSET ? LIMIT ?
                    select listagg(a order by b) from t          | SELECT listagg(a) WITHIN GROUP (ORDER BY b) FROM t
                    select sum(a) over (w) from t window w as () | SELECT sum(a) OVER w FROM t WINDOW w AS ()
                    select substring(a from 1 for 2) from t      | SELECT substring(a, 1, 2) FROM t
                    select trim('x' from a), trim(both from a)   | SELECT TRIM(BOTH 'x' FROM a), TRIM(a)
                    (select 1) union (select 2)                  | (SELECT 1) UNION (SELECT 2)
                    select 1 union (select 2 union select 3)     | SELECT 1 UNION (SELECT 2 UNION SELECT 3)
                    select value (value + 1) from t              | SELECT VALUE value + 1 FROM t
                    select value (-x) from t                     | SELECT VALUE (-x) FROM t
                    select /*+ scan(allow) x(a,b) */ 1           | SELECT /*+ SCAN(allow) X(a b) */ 1
                    update t set a = 1 set b = 2 remove c        | UPDATE t SET a = 1, b = 2 REMOVE c
                    replace into t value {'a':1}                 | REPLACE INTO t VALUE {'a': 1}
                    start transaction read only                  | BEGIN READ ONLY
                    rollback work to savepoint a                 | ROLLBACK TO a
                    explain (format text) select 1               | EXPLAIN SELECT 1
                    create table t (a int, primary key (a))      | CREATE TABLE t (a INT, PRIMARY KEY (a))
                    create table t (a time (3) with time zone)   | CREATE TABLE t (a TIME(3) WITH TIME ZONE)
                    desc table t                                 | DESCRIBE t
                    """)
    void isPrintedInItsShortestForm(String text, String printed) {
        assertThat(StatementFormatter.format(StatementParser.parse(text))).isEqualTo(printed);
    }

    @Test
    void treesMadeByHandGetTheParenthesesThatTheyNeed() {
        Expression a = path("a");
        Expression or = new Or(List.of(a, new Not(a, Position.NONE)), Position.NONE);
        assertThat(StatementFormatter.format(new And(List.of(or, a), Position.NONE)))
                .isEqualTo("(a OR NOT a) AND a");
        Expression sum = new Arithmetic(ArithmeticOperator.PLUS, a, a, Position.NONE);
        assertThat(StatementFormatter.format(new Arithmetic(ArithmeticOperator.MINUS, sum, sum, Position.NONE)))
                .isEqualTo("a + a - (a + a)");
    }

    @Test
    void setOperationsMadeByHandAreGroupedByParentheses() {
        Query one = ((QueryStatement) StatementParser.parse("SELECT 1 UNION SELECT 2")).query();
        SetOperation both = new SetOperation(SetOperator.INTERSECT, true, one.body(), one.body(), Position.NONE);
        Query query = new Query(List.of(), false, both, List.of(), Optional.empty(), Optional.empty(), Position.NONE);

        assertThat(StatementFormatter.format(query))
                .isEqualTo("(SELECT 1 UNION SELECT 2) INTERSECT ALL (SELECT 1 UNION SELECT 2)");
    }

    @Test
    void namesMadeByHandAreQuotedWhereTheyMustBe() {
        assertThat(List.of("a", "Größe", "day", "$x"))
                .allSatisfy(name ->
                        assertThat(StatementFormatter.format(path(name))).isEqualTo(name));
        assertThat(List.of("select", "a b", "1a", "a-b", "a.b", "$1", "?", " a", "--"))
                .allSatisfy(name ->
                        assertThat(StatementFormatter.format(path(name))).isEqualTo("\"" + name + "\""));
        Savepoint savepoint = new Savepoint(identifier("a\"b"), Position.NONE);
        assertThat(StatementFormatter.format(savepoint)).isEqualTo("SAVEPOINT \"a\"\"b\"");
    }

    @Test
    void aFunctionWithTheNameOfAConstructIsQuoted() {
        FunctionCall call = new FunctionCall(
                identifier("cast"),
                false,
                false,
                List.of(path("a")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Position.NONE);

        assertThat(StatementFormatter.format(call)).isEqualTo("\"cast\"(a)");
    }

    @Test
    void aMissingCaseIsNoticedAtOnce() {
        Dispatch<FormatterTest, Statement> incomplete = Dispatch.over(Statement.class);
        incomplete.on(Commit.class, (test, commit) -> {});

        assertThatThrownBy(incomplete::complete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("nothing to do with ");
    }

    private static PathExpression path(String name) {
        return new PathExpression(identifier(name), List.of(), Position.NONE);
    }

    private static Identifier identifier(String name) {
        return new Identifier(name, false, Position.NONE);
    }
}
