package io.partita.planner.joins;

import static io.partita.planner.testing.Relations.column;
import static io.partita.planner.testing.Relations.key;
import static io.partita.planner.testing.Relations.plan;
import static io.partita.planner.testing.Relations.row;
import static io.partita.planner.testing.Relations.rows;
import static io.partita.planner.testing.Relations.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.QueryRequest;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.KeyRange;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.session.Execution;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import io.partita.planner.testing.Relations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookupJoinTest {
    private static final List<Scalar> OUTPUTS =
            List.of(Scalars.attribute("p"), Scalars.attribute("s"), Scalars.attribute("x"));

    private final Bench bench = Bench.withTable();

    @AfterEach
    void close() {
        bench.close();
    }

    private TableAccess byPrimaryKey() {
        return Plans.access(new AccessPath.BatchKeyLookup(
                bench.table(),
                List.of(new AccessPath.KeyGroup(List.of(Scalars.spread(-1)), List.of(Scalars.spread(-2))))));
    }

    private TableAccess byPartitionKey() {
        return Plans.access(new AccessPath.FanOut(
                List.of(new AccessPath.KeyQuery(bench.table(), new KeyRange(Scalars.spread(-1), null), true)), false));
    }

    private RowNode join(JoinKind kind, RowNode left, TableAccess access, int lookups, @Nullable Scalar condition) {
        List<Scalar> values = new ArrayList<>();
        List<JoinKey> keys = new ArrayList<>();
        for (int i = 0; i < lookups; i++) {
            values.add(column(i));
            keys.add(key(i, i));
        }
        RowNode right = new RowNode.Compute(new RowNode.Access(access), OUTPUTS);
        return new RowNode.LookupJoin(kind, left, 2, values, right, OUTPUTS.size(), keys, condition);
    }

    private static int width(JoinKind kind) {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI ? 2 : 5;
    }

    @ParameterizedTest
    @EnumSource(
            names = {"INNER", "LEFT", "SEMI", "ANTI"},
            value = JoinKind.class)
    void agreesWithAHashJoin(JoinKind kind) {
        for (int p = 0; p < 6; p++) {
            for (int s = 0; s < 3; s++) {
                bench.put(Bench.item("p", "p" + p, "s", s, "x", p * s));
            }
        }
        RowNode all = new RowNode.Compute(
                new RowNode.Access(
                        Plans.access(new AccessPath.SegmentedScan(bench.table(), null, 1, false), null, null)),
                OUTPUTS);
        Scalar condition = Scalars.call(ScalarFunctions.GREATER, column(4), Scalars.constant(2));
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            RowNode left = rows(leftRows(random, 200));
            for (int lookups = 1; lookups <= 2; lookups++) {
                Scalar beside = random.nextBoolean() ? condition : null;
                TableAccess access = lookups == 1 ? byPartitionKey() : byPrimaryKey();
                RowNode.LookupJoin lookup = (RowNode.LookupJoin) join(kind, left, access, lookups, beside);
                RowNode hash = new RowNode.HashJoin(kind, left, all, 2, 3, lookup.keys(), beside);
                Execution execution = Relations.holding(1 << 24);
                List<List<@Nullable AttributeValue>> expected = bench.rows(plan(hash, width(kind)), execution);
                assertThat(bench.rows(plan(lookup, width(kind)), execution))
                        .as("seed %d, %d lookups", seed, lookups)
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(execution.hold(0)).isZero();
            }
        }
    }

    /** Rows with keys that are there, that are not, and that cannot be keys. */
    private static List<List<@Nullable Object>> leftRows(Random random, int most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            Object[] partitions = {"p" + random.nextInt(9), "", 7, "long".repeat(600), null, Relations.MISSING};
            Object[] sorts = {random.nextInt(5), "text", null};
            int odd = random.nextInt(4) == 0 ? random.nextInt(6) : 0;
            rows.add(row(partitions[odd], sorts[random.nextInt(4) == 0 ? random.nextInt(3) : 0]));
        }
        return rows;
    }

    @Test
    void asksForPairsOfKeysAndNotForTheirProduct() {
        RowNode left =
                rows(IntStream.range(0, 10).mapToObj(i -> row("p" + i, i)).toList());
        bench.put(Bench.item("p", "p3", "s", 3, "x", "found"), Bench.item("p", "p3", "s", 4, "x", "other"));
        assertThat(bench.rows(plan(join(JoinKind.INNER, left, byPrimaryKey(), 2, null), 5)))
                .containsExactly(values(row("p3", 3, "p3", 3, "found")));
        assertThat(bench.store().requests(BatchGetRequest.class))
                .singleElement()
                .satisfies(request -> assertThat(request.keys()).hasSize(10));
    }

    @Test
    void sendsNoRequestForWhatCannotBeFound() {
        RowNode left = rows(row(null, 1), row("", 1), row(5, 1), row(Relations.MISSING, 1));
        bench.table();
        bench.store().forget();
        assertThat(bench.rows(plan(join(JoinKind.LEFT, left, byPartitionKey(), 1, null), 5)))
                .hasSize(4);
        assertThat(bench.store().requests()).isEmpty();
    }

    @Test
    void readsFewKeysForFewRowsAndFullBatchesForMany() {
        for (int i = 0; i < 300; i++) {
            bench.put(Bench.item("p", "p" + i, "s", 0, "x", i));
        }
        RowNode left =
                rows(IntStream.range(0, 300).mapToObj(i -> row("p" + i, 0)).toList());
        RowNode join = join(JoinKind.INNER, left, byPrimaryKey(), 2, null);
        bench.table();
        bench.store().forget();
        Plan limited = plan(new RowNode.Limit(join, null, Scalars.constant(2)), 5);
        assertThat(bench.rows(limited)).hasSize(2);
        assertThat(bench.store().requests(BatchGetRequest.class))
                .singleElement()
                .satisfies(request -> assertThat(request.keys()).hasSize(2));
        bench.store().forget();
        assertThat(bench.rows(plan(join, 5))).hasSize(300);
        assertThat(bench.store().requests(BatchGetRequest.class))
                .extracting(request -> request.keys().size())
                .containsExactly(16, 32, 64, 100, 88);
    }

    @Test
    void looksUpAKeyOnceForAllRowsOfABatch() {
        bench.put(Bench.item("p", "a", "s", 1, "x", 1), Bench.item("p", "a", "s", 2, "x", 2));
        RowNode left = rows(Collections.nCopies(50, row("a", 0)));
        assertThat(bench.rows(plan(join(JoinKind.INNER, left, byPartitionKey(), 1, null), 5)))
                .hasSize(100);
        assertThat(bench.store().requests(QueryRequest.class)).hasSize(1);
    }

    @Test
    void holdsNoMoreThanItMay() {
        for (int i = 0; i < 20; i++) {
            bench.put(Bench.item("p", "a", "s", i, "x", "x".repeat(1000)));
        }
        Plan plan = plan(join(JoinKind.INNER, rows(row("a", 0)), byPartitionKey(), 1, null), 5);
        Execution execution = Relations.holding(10_000);
        assertThatThrownBy(() -> bench.rows(plan, execution))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.MEMORY_EXCEEDED));
        assertThat(execution.hold(0)).isZero();
    }
}
