package io.partita.planner.joins;

import static io.partita.planner.testing.Relations.column;
import static io.partita.planner.testing.Relations.join;
import static io.partita.planner.testing.Relations.key;
import static io.partita.planner.testing.Relations.plan;
import static io.partita.planner.testing.Relations.row;
import static io.partita.planner.testing.Relations.rows;
import static io.partita.planner.testing.Relations.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.request.ScanRequest;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.execution.RowCursor;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.path.AccessPath;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import io.partita.planner.testing.Relations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HashJoinTest {
    private final Bench bench = Bench.withTable();

    @AfterEach
    void close() {
        bench.close();
    }

    private static int width(JoinKind kind) {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI ? 2 : 4;
    }

    private List<List<@Nullable AttributeValue>> joined(RowNode.HashJoin join) {
        return bench.rows(plan(join, width(join.kind())));
    }

    @Test
    void keepsRowsWithoutAPartner() {
        RowNode left = rows(row(1, "a"), row(2, "b"), row(null, "c"));
        RowNode right = rows(row(2, "x"), row(2, "y"), row(3, "z"), row(Relations.MISSING, "w"));
        List<JoinKey> keys = List.of(key(0, 0));
        assertThat(joined(join(JoinKind.FULL, left, right, 2, keys, null)))
                .containsExactly(
                        values(row(1, "a", null, null)),
                        values(row(2, "b", 2, "x")),
                        values(row(2, "b", 2, "y")),
                        values(row(null, "c", null, null)),
                        values(row(null, null, 3, "z")),
                        values(row(null, null, Relations.MISSING, "w")));
        assertThat(joined(join(JoinKind.SEMI, left, right, 2, keys, null))).containsExactly(values(row(2, "b")));
        assertThat(joined(join(JoinKind.ANTI, left, right, 2, keys, null)))
                .containsExactly(values(row(1, "a")), values(row(null, "c")));
    }

    @ParameterizedTest
    @EnumSource(JoinKind.class)
    void agreesWithANestedLoop(JoinKind kind) {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            List<List<@Nullable Object>> left = Relations.randomRows(random, random.nextInt(12), 2, 6);
            List<List<@Nullable Object>> right = Relations.randomRows(random, random.nextInt(12), 2, 6);
            List<JoinKey> keys = new ArrayList<>();
            for (int column = 0; column < random.nextInt(3); column++) {
                keys.add(new JoinKey(column(column), column(column), random.nextBoolean()));
            }
            Scalar condition =
                    random.nextBoolean() ? null : Scalars.call(ScalarFunctions.NOT_EQUAL, column(1), column(3));
            RowNode.HashJoin join = join(kind, rows(left), rows(right), 2, keys, condition);
            assertThat(joined(join))
                    .as("seed %d: %s", seed, join)
                    .containsExactlyInAnyOrderElementsOf(nestedLoop(kind, left, right, keys, condition != null));
        }
    }

    /** The definition, over the rows as they were written: column 1 and column 1 differ, if that is asked. */
    private static List<List<@Nullable AttributeValue>> nestedLoop(
            JoinKind kind,
            List<List<@Nullable Object>> left,
            List<List<@Nullable Object>> right,
            List<JoinKey> keys,
            boolean differ) {
        List<List<@Nullable AttributeValue>> rows = new ArrayList<>();
        boolean[] rightMatched = new boolean[right.size()];
        for (List<@Nullable Object> l : left) {
            boolean matched = false;
            for (int i = 0; i < right.size(); i++) {
                List<@Nullable Object> r = right.get(i);
                if (matches(l, r, keys) && (!differ || differ(l.get(1), r.get(1)))) {
                    matched = true;
                    rightMatched[i] = true;
                    if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
                        rows.add(concatenated(l, r));
                    }
                }
            }
            if (kind == (matched ? JoinKind.SEMI : JoinKind.ANTI)) {
                rows.add(values(l));
            } else if (!matched && (kind == JoinKind.LEFT || kind == JoinKind.FULL)) {
                rows.add(concatenated(l, row(null, null)));
            }
        }
        for (int i = 0; i < right.size(); i++) {
            if (!rightMatched[i] && (kind == JoinKind.RIGHT || kind == JoinKind.FULL)) {
                rows.add(concatenated(row(null, null), right.get(i)));
            }
        }
        return rows;
    }

    private static boolean matches(List<@Nullable Object> left, List<@Nullable Object> right, List<JoinKey> keys) {
        for (int column = 0; column < keys.size(); column++) {
            boolean leftAbsent = isAbsent(left.get(column));
            boolean rightAbsent = isAbsent(right.get(column));
            boolean equal = (leftAbsent || rightAbsent)
                    ? leftAbsent && rightAbsent && keys.get(column).nullsMatch()
                    : left.get(column).equals(right.get(column));
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    private static boolean differ(@Nullable Object left, @Nullable Object right) {
        return !isAbsent(left) && !isAbsent(right) && !left.equals(right);
    }

    private static boolean isAbsent(@Nullable Object value) {
        return value == null || value == Relations.MISSING;
    }

    private static List<@Nullable AttributeValue> concatenated(
            List<@Nullable Object> left, List<@Nullable Object> right) {
        List<@Nullable Object> both = new ArrayList<>(left);
        both.addAll(right);
        return values(both);
    }

    @Test
    void doesNotReadTheLeftSideIfThereIsNothingOnTheRight() {
        RowNode left = new RowNode.Compute(scan(), List.of(Scalars.attribute("p"), Scalars.attribute("s")));
        RowNode nothing = rows(List.of());
        Execution execution = Relations.holding(1 << 20);
        assertThat(bench.rows(plan(join(JoinKind.INNER, left, nothing, 2, List.of(key(0, 0)), null), 4), execution))
                .isEmpty();
        assertThat(bench.store().requests()).isEmpty();
        assertThat(bench.rows(plan(join(JoinKind.LEFT, left, nothing, 2, List.of(key(0, 0)), null), 4), execution))
                .isEmpty();
        assertThat(bench.store().requests(ScanRequest.class)).hasSize(1);
    }

    private RowNode scan() {
        bench.table();
        bench.store().forget();
        return new RowNode.Access(
                Plans.access(new AccessPath.SegmentedScan(bench.table(), null, 1, false), null, null));
    }

    @Test
    void aLeftJoinReadsNoMoreThanItsLimit() {
        for (int i = 0; i < 50; i++) {
            bench.put(Bench.item("p", "a", "s", i));
        }
        RowNode left = new RowNode.Compute(
                new RowNode.Access(Plans.access(Plans.keyQuery(bench.table(), Scalars.constant("a"), null))),
                List.of(Scalars.attribute("s"), Scalars.attribute("p")));
        RowNode join = join(JoinKind.LEFT, left, rows(row(1, "one")), 2, List.of(key(0, 0)), null);
        Execution execution = Relations.holding(1 << 20);
        assertThat(bench.rows(plan(new RowNode.Limit(join, null, Scalars.constant(3)), 4), execution))
                .containsExactly(
                        values(row(0, "a", null, null)),
                        values(row(1, "a", 1, "one")),
                        values(row(2, "a", null, null)));
        assertThat(execution.tally().itemsRead()).isEqualTo(3);
    }

    @Test
    void holdsNoMoreThanItMay() {
        RowNode many = rows(Collections.nCopies(100, row(1, "x".repeat(100))));
        RowNode join = join(JoinKind.INNER, rows(row(1, 2)), many, 2, List.of(key(0, 0)), null);
        Execution execution = Relations.holding(10_000);
        assertThatThrownBy(() -> bench.rows(plan(join, 4), execution))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.MEMORY_EXCEEDED))
                .hasMessageContaining("10000 bytes to join them");
        assertThat(execution.hold(0)).isZero();
        Execution enough = Relations.holding(100_000);
        assertThat(bench.rows(plan(join, 4), enough)).hasSize(100);
        assertThat(enough.hold(0)).isZero();
    }

    @Test
    void givesBackWhatItHoldsIfTheLeftSideDoesNotOpen() {
        RowNode left = new RowNode.Compute(scan(), List.of(Scalars.attribute("p"), Scalars.attribute("s")));
        RowNode join = join(JoinKind.INNER, left, rows(row(1, 2)), 2, List.of(key(0, 0)), null);
        bench.store().before(request -> {
            throw new StoreException(ErrorCode.INTERNAL, "broken");
        });
        Execution execution = Relations.holding(1 << 20);
        assertThatThrownBy(() -> bench.rows(plan(join, 4), execution)).hasMessage("broken");
        assertThat(execution.hold(0)).isZero();
    }

    @Test
    void stopsInTheMidstOfACrossJoin() {
        RowNode many = rows(IntStream.range(0, 3_000).mapToObj(i -> row(i, i)).toList());
        Scalar never = Scalars.call(ScalarFunctions.LESS, column(0), Scalars.constant(-1));
        RowNode join = join(JoinKind.INNER, many, many, 2, List.of(), never);
        AtomicBoolean late = new AtomicBoolean();
        Execution execution = new Execution(SessionOptions.DEFAULT, 0, 0, late::get);
        try (RowCursor cursor = bench.open(plan(join, 4), execution)) {
            late.set(true);
            assertThatThrownBy(cursor::next)
                    .isInstanceOfSatisfying(
                            QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.TIMED_OUT));
        }
        Execution cancelled = Execution.of(SessionOptions.DEFAULT);
        try (RowCursor cursor = bench.open(plan(join, 4), cancelled)) {
            cancelled.cancel();
            assertThatThrownBy(cursor::next)
                    .isInstanceOfSatisfying(
                            QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.CANCELLED));
        }
        assertThat(cancelled.hold(0)).isZero();
    }
}
