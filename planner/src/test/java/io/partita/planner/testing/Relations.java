package io.partita.planner.testing;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Scalars;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Short ways to write plans over tuples in tests. */
public final class Relations {
    /** Stands for MISSING where a value is expected. */
    public static final Object MISSING = new Object();

    private Relations() {}

    public static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** Constant rows; null is NULL. */
    @SafeVarargs
    public static RowNode rows(List<@Nullable Object>... rows) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            all.add(row);
        }
        return rows(all);
    }

    public static RowNode rows(List<? extends List<? extends @Nullable Object>> rows) {
        return new RowNode.Constants(rows.stream()
                .map(row -> row.stream().map(Relations::scalar).toList())
                .toList());
    }

    private static Scalar scalar(@Nullable Object value) {
        return value == MISSING ? new Scalar.Missing() : Scalars.constant(value);
    }

    /** The values that a plan is expected to yield; MISSING is null. */
    public static List<@Nullable AttributeValue> values(List<? extends @Nullable Object> row) {
        List<@Nullable AttributeValue> values = new ArrayList<>();
        row.forEach(value -> values.add(value == MISSING ? null : Scalars.value(value)));
        return values;
    }

    public static Scalar column(int index) {
        return new Scalar.Column(index);
    }

    public static JoinKey key(int left, int right) {
        return new JoinKey(column(left), column(right), false);
    }

    public static SortTerm ascending(int column) {
        return new SortTerm(column(column), true, false);
    }

    public static SortTerm descending(int column) {
        return new SortTerm(column(column), false, true);
    }

    public static RowNode.HashJoin join(
            JoinKind kind, RowNode left, RowNode right, int width, List<JoinKey> keys, @Nullable Scalar condition) {
        return new RowNode.HashJoin(kind, left, right, width, width, keys, condition);
    }

    public static Plan.Reading plan(RowNode node, int width) {
        return new Plan.Reading(
                node,
                Plans.columns(IntStream.range(0, width).mapToObj(i -> "c" + i).toArray(String[]::new)));
    }

    /** Random rows of few different values, NULL and MISSING among them. */
    public static List<List<@Nullable Object>> randomRows(Random random, int rows, int width, int values) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                row.add(randomValue(random, values));
            }
            all.add(row);
        }
        return all;
    }

    private static @Nullable Object randomValue(Random random, int values) {
        int choice = random.nextInt(values + 2);
        if (choice == values) {
            return null;
        } else if (choice == values + 1) {
            return MISSING;
        }
        return choice % 5 == 4 ? (Object) ("v" + choice) : Integer.valueOf(choice);
    }

    public static SessionOptions options(ScanPolicy policy, int segments, long maxBytes) {
        return new SessionOptions(Manner.SQL, policy, 10_000, segments, 0, 0, false, maxBytes);
    }

    /** An execution that may hold so much. */
    public static Execution holding(long maxBytes) {
        return Execution.of(options(ScanPolicy.ALLOW, 1, maxBytes));
    }
}
