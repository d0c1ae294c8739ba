package io.partita.planner.tuples;

import static io.partita.planner.testing.Relations.MISSING;
import static io.partita.planner.testing.Relations.ascending;
import static io.partita.planner.testing.Relations.column;
import static io.partita.planner.testing.Relations.descending;
import static io.partita.planner.testing.Relations.plan;
import static io.partita.planner.testing.Relations.row;
import static io.partita.planner.testing.Relations.rows;
import static io.partita.planner.testing.Relations.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.plan.RowNode;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import io.partita.planner.testing.Relations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TuplesTest {
    private final Bench bench = Bench.withTable();

    @AfterEach
    void close() {
        bench.close();
    }

    private List<List<@Nullable AttributeValue>> run(RowNode node, int width) {
        return bench.rows(plan(node, width));
    }

    @Test
    void computesAndQualifies() {
        RowNode qualified = new RowNode.Qualify(
                rows(row(1, "a"), row(null, "b"), row(MISSING, "c"), row(4, "d")),
                Scalars.call(ScalarFunctions.GREATER, column(0), Scalars.constant(0)));
        RowNode computed = new RowNode.Compute(
                qualified, List.of(column(1), Scalars.call(ScalarFunctions.PLUS, column(0), Scalars.constant(1))));
        assertThat(run(computed, 2)).containsExactly(values(row("a", 2)), values(row("d", 5)));
    }

    @Test
    void sortsAndLimitsTuples() {
        RowNode input = rows(row(2, "a"), row(null, "b"), row(1, "c"), row(2, "d"));
        RowNode sorted = new RowNode.Sort(input, List.of(descending(0), ascending(1)), null);
        assertThat(run(new RowNode.Limit(sorted, Scalars.constant(1), Scalars.constant(2)), 2))
                .containsExactly(values(row(2, "a")), values(row(2, "d")));
    }

    @Test
    void unfoldsListsMapsAndSets() {
        RowNode input = rows(
                row(1, List.of("x", "y")),
                row(2, Map.of("name", 7)),
                row(3, StringSetValue.of(List.of("s"))),
                row(4, List.of()),
                row(5, "text"),
                row(6, MISSING));
        assertThat(run(new RowNode.Unnest(input, 2, column(1), false), 4))
                .extracting(row -> List.of(at(row, 0), at(row, 2), at(row, 3)))
                .containsExactly(
                        List.of(of(1), of("x"), of(0)),
                        List.of(of(1), of("y"), of(1)),
                        List.of(of(2), of(7), of("name")),
                        List.of(of(3), of("s"), AttributeValue.nullValue()));
        assertThat(run(new RowNode.Unnest(input, 2, column(1), true), 4))
                .hasSize(7)
                .contains(values(row(5, "text", null, null)), values(row(6, MISSING, null, null)));
    }

    private static AttributeValue at(List<@Nullable AttributeValue> row, int column) {
        AttributeValue value = row.get(column);
        return value == null ? of("MISSING") : value;
    }

    private static AttributeValue of(Object value) {
        return Scalars.value(value);
    }

    @Test
    void qualifyingDoesNotReadAheadOfALimit() {
        for (int i = 0; i < 30; i++) {
            bench.put(Bench.item("p", "a", "s", i));
        }
        RowNode items = new RowNode.Access(Plans.access(Plans.keyQuery(bench.table(), Scalars.constant("a"), null)));
        RowNode some = new RowNode.Qualify(
                new RowNode.Compute(items, List.of(Scalars.attribute("s"))),
                Scalars.call(ScalarFunctions.GREATER, column(0), Scalars.constant(1)));
        Execution execution =
                new Execution(Relations.options(ScanPolicy.REJECT, 0, 1 << 20), 0, 5, Execution.Deadline.NEVER);
        assertThat(bench.rows(plan(new RowNode.Limit(some, null, Scalars.constant(2)), 1), execution))
                .containsExactly(values(row(2)), values(row(3)));
        assertThat(execution.tally().requests()).isEqualTo(1);
    }
}
