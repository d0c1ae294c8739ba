package io.partita.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.parser.syntax.Expression.And;
import io.partita.parser.syntax.Expression.Comparison;
import io.partita.parser.syntax.Expression.InCollection;
import io.partita.parser.syntax.Expression.InList;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.Or;
import io.partita.parser.syntax.Expression.Parameter;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Relation.Join;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.parser.syntax.Relation.Unnested;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.QueryStatement;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What particular texts mean; that all of the grammar works is the corpus' business. */
class StatementParserTest {

    @Test
    void pointQuery() {
        Select select = select("SELECT * FROM t WHERE pk = ? AND sk > 5");

        And where = (And) select.where().orElseThrow();
        assertThat(where.operands()).hasSize(2).allMatch(operand -> operand instanceof Comparison);
        assertThat(((Comparison) where.operands().get(0)).right())
                .isInstanceOfSatisfying(
                        Parameter.class,
                        parameter -> assertThat(parameter.index()).isZero());
    }

    @Test
    void andBindsTighterThanOr() {
        Or where = (Or) select("SELECT * FROM t WHERE a = 1 OR b = 2 AND c = 3 OR d = 4")
                .where()
                .orElseThrow();

        assertThat(where.operands()).hasSize(3);
        assertThat(where.operands().get(1)).isInstanceOf(And.class);
    }

    @Test
    void theParameterOfInIsOneListAndTheParameterInParenthesesOneCandidate() {
        Select select = select("SELECT * FROM t WHERE a IN ? AND b IN (?)");

        And where = (And) select.where().orElseThrow();
        assertThat(where.operands().get(0)).isInstanceOf(InCollection.class);
        assertThat(where.operands().get(1)).isInstanceOf(InList.class);
    }

    @Test
    void parametersAreCountedInTheOrderOfTheText() {
        Select select = select("SELECT ? FROM (SELECT * FROM u WHERE x = ?) d WHERE y = ?");

        Comparison where = (Comparison) select.where().orElseThrow();
        assertThat(((Parameter) where.right()).index()).isEqualTo(2);
    }

    @Test
    void signsBelongToTheNumber() {
        assertThat(number("SELECT - - 1")).isEqualByComparingTo("1");
        assertThat(number("SELECT -(1.50)")).isEqualTo(new BigDecimal("-1.50"));
    }

    @Test
    void aSecondNameIsAnIndexUnlessTheFirstOneIsInSight() {
        assertThat(select("SELECT * FROM t.items").from().orElseThrow()).isInstanceOf(TableReference.class);

        Join join = (Join) select("SELECT * FROM t, T.items AS x").from().orElseThrow();
        assertThat(join.right()).isInstanceOf(Unnested.class);

        Join hidden = (Join) select("SELECT * FROM t o JOIN t.by_day ON o.a = by_day.a")
                .from()
                .orElseThrow();
        assertThat(hidden.right()).isInstanceOf(TableReference.class);
    }

    @Test
    void theTextMayNotBeTooLong() {
        String text = "SELECT '" + "x".repeat(StatementParser.MAX_LENGTH) + "'";

        assertThatThrownBy(() -> StatementParser.parse(text))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("1048576");
    }

    private static BigDecimal number(String text) {
        Select select = select(text);
        return ((NumberLiteral) ((Output) select.items().get(0)).expression()).value();
    }

    private static Select select(String text) {
        Statement statement = StatementParser.parse(text);
        return (Select) ((QueryStatement) statement).query().body();
    }
}
