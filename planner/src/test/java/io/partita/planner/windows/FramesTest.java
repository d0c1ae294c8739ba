package io.partita.planner.windows;

import static io.partita.planner.testing.Relations.column;
import static io.partita.planner.testing.Relations.plan;
import static io.partita.planner.testing.Relations.row;
import static io.partita.planner.testing.Relations.rows;
import static io.partita.planner.testing.Relations.values;
import static io.partita.planner.windows.WindowedTuplesTest.call;
import static io.partita.planner.windows.WindowedTuplesTest.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.WindowCall.Frame;
import io.partita.planner.plan.WindowCall.FrameBound;
import io.partita.planner.plan.WindowCall.FrameBoundKind;
import io.partita.planner.plan.WindowCall.FrameUnit;
import io.partita.planner.testing.Bench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Aggregates over random frames of random rows, against the definition of a frame, row by row. */
class FramesTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** A row: what it is ordered by, its value, and its number, which is its place among its peers. */
    private record Row(@Nullable Integer key, @Nullable Integer value, int number) {}

    @Test
    void agreeWithTheDefinition() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            List<Row> input = new ArrayList<>();
            for (int i = random.nextInt(14); i > 0; i--) {
                input.add(new Row(number(random, 8), number(random, 50), input.size()));
            }
            SortTerm order = new SortTerm(column(0), random.nextBoolean(), random.nextBoolean());
            Frame frame = randomFrame(random);
            RowNode window = new RowNode.Window(
                    rows(input.stream()
                            .map(each -> row(each.key(), each.value(), each.number()))
                            .toList()),
                    3,
                    List.of(),
                    List.of(order),
                    List.of(
                            call(AggregateFunction.COUNT, frame),
                            call(AggregateFunction.SUM, frame, column(1)),
                            call(AggregateFunction.MIN, frame, column(1)),
                            call(AggregateFunction.MAX, frame, column(1)),
                            call(AggregateFunction.ARRAY_AGG, frame, column(2))));
            List<List<@Nullable AttributeValue>> expected = definition(input, order, frame);
            assertThat(bench.rows(plan(window, 8)))
                    .as("seed %d: %s, %s, %s", seed, input, order, frame)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static @Nullable Integer number(Random random, int bound) {
        int number = random.nextInt(bound + 2);
        return number >= bound ? null : Integer.valueOf(number);
    }

    private static Frame randomFrame(Random random) {
        FrameUnit unit =
                List.of(FrameUnit.ROWS, FrameUnit.RANGE, FrameUnit.GROUPS).get(random.nextInt(3));
        FrameBoundKind[] starts = {
            FrameBoundKind.UNBOUNDED_PRECEDING,
            FrameBoundKind.PRECEDING,
            FrameBoundKind.CURRENT_ROW,
            FrameBoundKind.FOLLOWING
        };
        FrameBoundKind start = starts[random.nextInt(4)];
        FrameBoundKind[] ends = {
            FrameBoundKind.PRECEDING,
            FrameBoundKind.CURRENT_ROW,
            FrameBoundKind.FOLLOWING,
            FrameBoundKind.UNBOUNDED_FOLLOWING
        };
        FrameBoundKind end = ends[random.nextInt(4)];
        return frame(unit, start, offset(random, start), end, offset(random, end));
    }

    private static @Nullable Object offset(Random random, FrameBoundKind kind) {
        return kind == FrameBoundKind.PRECEDING || kind == FrameBoundKind.FOLLOWING ? (Object) random.nextInt(4) : null;
    }

    private static List<List<@Nullable AttributeValue>> definition(List<Row> input, SortTerm order, Frame frame) {
        Comparator<Row> byKey = Comparator.comparing(
                Row::key,
                order.nullsFirst() ? Comparator.nullsFirst(direction(order)) : Comparator.nullsLast(direction(order)));
        List<Row> sorted = new ArrayList<>(input);
        sorted.sort(byKey.thenComparing(Row::number));
        List<List<@Nullable AttributeValue>> results = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            List<Row> inFrame = new ArrayList<>();
            for (int j = 0; j < sorted.size(); j++) {
                if (isNotBefore(sorted, i, j, frame.start(), frame.unit(), order)
                        && isNotAfter(sorted, i, j, frame.end(), frame.unit(), order)) {
                    inFrame.add(sorted.get(j));
                }
            }
            results.add(result(sorted.get(i), inFrame));
        }
        return results;
    }

    private static Comparator<Integer> direction(SortTerm order) {
        return order.ascending() ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    private static boolean isNotBefore(
            List<Row> rows, int current, int other, FrameBound start, FrameUnit unit, SortTerm order) {
        return start.kind() == FrameBoundKind.UNBOUNDED_PRECEDING
                || compareDistance(rows, current, other, start, unit, order) >= 0;
    }

    private static boolean isNotAfter(
            List<Row> rows, int current, int other, FrameBound end, FrameUnit unit, SortTerm order) {
        return end.kind() == FrameBoundKind.UNBOUNDED_FOLLOWING
                || compareDistance(rows, current, other, end, unit, order) <= 0;
    }

    /** Whether the other row is before, at or behind the bound of the current one. */
    private static int compareDistance(
            List<Row> rows, int current, int other, FrameBound bound, FrameUnit unit, SortTerm order) {
        int offset = bound.offset() == null
                ? 0
                : Integer.parseInt(io.partita.planner.expression.ScalarText.of(bound.offset(), null));
        int distance = bound.kind() == FrameBoundKind.PRECEDING ? -offset : offset;
        Integer here = rows.get(current).key();
        Integer there = rows.get(other).key();
        int apart = switch (unit) {
            case ROWS -> other - current;
            case GROUPS -> groupsBefore(rows, other) - groupsBefore(rows, current);
            case RANGE -> {
                if (here == null || there == null) {
                    // A NULL is a peer of NULLs, and otherwise stands where NULLS FIRST or LAST puts it.
                    distance = 0;
                    yield Integer.signum(groupsBefore(rows, other) - groupsBefore(rows, current));
                }
                yield order.ascending() ? there - here : here - there;
            }
        };
        return Integer.compare(apart, distance);
    }

    private static int groupsBefore(List<Row> rows, int row) {
        int groups = 0;
        for (int i = 1; i <= row; i++) {
            groups += Objects.equals(rows.get(i).key(), rows.get(i - 1).key()) ? 0 : 1;
        }
        return groups;
    }

    private static List<@Nullable AttributeValue> result(Row row, List<Row> inFrame) {
        List<Integer> present =
                inFrame.stream().map(Row::value).filter(Objects::nonNull).toList();
        boolean none = present.isEmpty();
        return values(row(
                row.key(),
                row.value(),
                row.number(),
                inFrame.size(),
                none
                        ? null
                        : (Object) present.stream().mapToInt(Integer::intValue).sum(),
                none
                        ? null
                        : (Object) present.stream()
                                .mapToInt(Integer::intValue)
                                .min()
                                .getAsInt(),
                none
                        ? null
                        : (Object) present.stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .getAsInt(),
                inFrame.isEmpty() ? null : inFrame.stream().map(Row::number).toList()));
    }
}
