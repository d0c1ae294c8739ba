package io.partita.planner.explain;

import static io.partita.planner.testing.Relations.ascending;
import static io.partita.planner.testing.Relations.column;
import static io.partita.planner.testing.Relations.key;
import static io.partita.planner.testing.Relations.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.parser.syntax.Statement.ExplainFormat;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.path.AccessPath;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.plan.WindowCall;
import io.partita.planner.plan.WindowCall.Frame;
import io.partita.planner.plan.WindowCall.FrameBound;
import io.partita.planner.plan.WindowCall.FrameBoundKind;
import io.partita.planner.plan.WindowCall.FrameUnit;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelationalPlansTest {
    private final Bench bench = Bench.withTable();

    @AfterEach
    void close() {
        bench.close();
    }

    private RowNode items(String partition) {
        return new RowNode.Compute(
                new RowNode.Access(Plans.access(Plans.keyQuery(bench.table(), Scalars.constant(partition), null))),
                List.of(Scalars.attribute("p"), Scalars.attribute("s")));
    }

    /** The steps of a plan without what is said of its accesses. */
    private static List<String> steps(RowNode node, int width) {
        return PlanExplanation.of(plan(node, width), Arguments.NONE, null)
                .text()
                .lines()
                .filter(line -> !line.contains("estimate:") && !line.contains("projection:"))
                .toList();
    }

    @Test
    void tellsColumnsByWhatTheyAre() {
        RowNode join = new RowNode.HashJoin(
                JoinKind.LEFT,
                items("a"),
                items("b"),
                2,
                2,
                List.of(new JoinKey(column(1), column(1), false), new JoinKey(column(0), column(0), true)),
                Scalars.call(ScalarFunctions.LESS, column(1), column(3)));
        RowNode aggregate = new RowNode.Aggregate(
                new RowNode.Qualify(join, Scalars.call(ScalarFunctions.IS_NULL, column(2))),
                List.of(column(0)),
                List.of(
                        new AggregateCall(AggregateFunction.COUNT, List.of(), false, null, List.of()),
                        new AggregateCall(
                                AggregateFunction.ARRAY_AGG,
                                List.of(column(3)),
                                true,
                                Scalars.call(ScalarFunctions.GREATER, column(1), Scalars.constant(1)),
                                List.of(ascending(1)))));
        RowNode sort = new RowNode.Sort(aggregate, List.of(ascending(1)), null);
        assertThat(steps(new RowNode.Project(sort, List.of(column(0), column(2))), 2))
                .containsExactly(
                        "Project items.p, ARRAY_AGG(DISTINCT items#2.s order by items.s nulls last) wh…",
                        "  Sort by COUNT(*) nulls last",
                        "    Aggregate COUNT(*), ARRAY_AGG(DISTINCT items#2.s order by items.s nulls last) where"
                                + " items.s > 1 by items.p",
                        "      Qualify items#2.p IS NULL",
                        "        HashJoin LEFT on items.s = items#2.s, items.p IS NOT DISTINCT FROM items#2.p",
                        "          condition: items.s < items#2.s",
                        "          Compute items.p, items.s",
                        "            KeyQuery items (p = 'a')",
                        "          Compute items#2.p, items#2.s",
                        "            KeyQuery items (p = 'b')");
    }

    @Test
    void tellsByWhatALookupJoinLooksUp() {
        RowNode join = new RowNode.LookupJoin(
                JoinKind.INNER,
                items("a"),
                2,
                List.of(column(0), column(1)),
                new RowNode.Compute(
                        new RowNode.Access(Plans.access(new AccessPath.BatchKeyLookup(
                                bench.table(),
                                List.of(new AccessPath.KeyGroup(
                                        List.of(Scalars.spread(-1)), List.of(Scalars.spread(-2))))))),
                        List.of(Scalars.attribute("p"), Scalars.attribute("s"), Scalars.attribute("x"))),
                3,
                List.of(key(0, 0), key(1, 1)),
                Scalars.call(ScalarFunctions.GREATER, column(4), Scalars.constant(5)));
        assertThat(steps(join, 5))
                .containsExactly(
                        "LookupJoin INNER on items.p = items#2.p, items.s = items#2.s",
                        "  condition: items#2.x > 5",
                        "  Compute items.p, items.s",
                        "    KeyQuery items (p = 'a')",
                        "  BatchKeyLookup items (p IN (items.p), s IN (items.s))");
    }

    @Test
    void tellsWindowsSetsAndUnnesting() {
        Frame frame = new Frame(
                FrameUnit.ROWS,
                new FrameBound(FrameBoundKind.PRECEDING, Scalars.constant(2)),
                new FrameBound(FrameBoundKind.CURRENT_ROW, null),
                WindowCall.FrameExclusion.NO_OTHERS);
        RowNode window = new RowNode.Window(
                items("a"),
                2,
                List.of(column(0)),
                List.of(ascending(1)),
                List.of(
                        new WindowCall(AggregateFunction.SUM, List.of(column(1)), false, null, false, frame),
                        new WindowCall(RankingFunction.LAG, List.of(column(1)), false, null, true, Frame.DEFAULT)));
        RowNode union = new RowNode.SetOperation(
                SetKind.UNION,
                true,
                List.of(
                        new RowNode.Compute(window, List.of(column(2), column(3))),
                        new RowNode.Compute(
                                new RowNode.Unnest(items("b"), 2, column(0), true), List.of(column(2), column(3)))));
        assertThat(steps(new RowNode.Distinct(union), 2))
                .containsExactly(
                        "Distinct",
                        "  Union all",
                        "    Compute SUM(items.s) over rows from 2 preceding to current row, LAG(items.s) ignoring"
                                + " nulls",
                        "      Window SUM(items.s) over rows from 2 preceding to current row, LAG(items.s) ignoring"
                                + " nulls partition by items.p order by items.s nulls last",
                        "        Compute items.p, items.s",
                        "          KeyQuery items (p = 'a')",
                        "    Compute items#2.p[*], place in items#2.p",
                        "      Unnest items#2.p, outer",
                        "        Compute items#2.p, items#2.s",
                        "          KeyQuery items (p = 'b')");
    }

    @Test
    void oneTableNeedsNoName() {
        RowNode aggregate = new RowNode.Aggregate(
                items("a"),
                List.of(),
                List.of(new AggregateCall(AggregateFunction.MAX, List.of(column(1)), false, null, List.of())));
        assertThat(steps(aggregate, 1)).first().isEqualTo("Aggregate MAX(s)");
    }

    @Test
    void analyzeTellsWhatEachStepYielded() {
        bench.put(Bench.item("p", "a", "s", 1), Bench.item("p", "a", "s", 2), Bench.item("p", "b", "s", 2));
        RowNode join = new RowNode.HashJoin(JoinKind.INNER, items("a"), items("b"), 2, 2, List.of(key(1, 1)), null);
        Plan.Reading reading = plan(new RowNode.Project(join, List.of(column(0))), 1);
        List<String> lines = lines(new Plan.Explaining(reading, true, ExplainFormat.TEXT));
        assertThat(lines.stream().map(String::strip).filter(line -> line.startsWith("yielded")))
                .containsExactly(
                        "yielded: 1 row", "yielded: 2 rows", "yielded: 2 rows", "yielded: 1 row", "yielded: 1 row");
        assertThat(lines(new Plan.Explaining(reading, true, ExplainFormat.JSON)).get(0))
                .contains("{\"step\":\"HashJoin INNER on items.s = items#2.s\",\"yielded\":{\"rows\":1},\"inputs\":[");
    }

    private List<String> lines(Plan plan) {
        return bench.rows(plan).stream()
                .map(row -> ((StringValue) Objects.requireNonNull(row.get(0))).value())
                .toList();
    }
}
