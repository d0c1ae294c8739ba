package io.partita.planner.sets;

import static io.partita.planner.testing.Relations.MISSING;
import static io.partita.planner.testing.Relations.column;
import static io.partita.planner.testing.Relations.plan;
import static io.partita.planner.testing.Relations.row;
import static io.partita.planner.testing.Relations.rows;
import static io.partita.planner.testing.Relations.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.request.QueryRequest;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalars;
import io.partita.planner.path.AccessPath;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.session.Execution;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import io.partita.planner.testing.Relations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SetOperationsTest {
    private final Bench bench = Bench.withTable();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(SetKind.class)
    void agreesWithTheDefinition(SetKind kind) {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            boolean all = random.nextBoolean();
            List<List<List<@Nullable Object>>> inputs = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                inputs.add(Relations.randomRows(random, random.nextInt(15), 2, 2));
            }
            RowNode node = new RowNode.SetOperation(
                    kind, all, inputs.stream().map(input -> rows(input)).toList());
            Execution execution = Relations.holding(1 << 20);
            assertThat(bench.rows(plan(node, 2), execution).stream()
                            .map(SetOperationsTest::withoutMissing)
                            .toList())
                    .as("seed %d: %s", seed, node)
                    .containsExactlyInAnyOrderElementsOf(definition(kind, all, inputs));
            assertThat(execution.hold(0)).isZero();
        }
    }

    private static List<AttributeValue> withoutMissing(List<@Nullable AttributeValue> row) {
        return row.stream()
                .map(value -> value == null ? AttributeValue.nullValue() : value)
                .toList();
    }

    private static List<List<AttributeValue>> definition(
            SetKind kind, boolean all, List<List<List<@Nullable Object>>> inputs) {
        List<List<AttributeValue>> result = read(inputs.get(0));
        for (List<List<@Nullable Object>> input : inputs.subList(1, inputs.size())) {
            List<List<AttributeValue>> right = read(input);
            List<List<AttributeValue>> next = new ArrayList<>();
            if (kind == SetKind.UNION) {
                next.addAll(result);
                next.addAll(right);
            } else {
                for (List<AttributeValue> row : result) {
                    if (right.remove(row) == (kind == SetKind.INTERSECT)) {
                        next.add(row);
                    }
                }
                if (!all) {
                    Set<List<AttributeValue>> there = new HashSet<>(read(input));
                    next = new ArrayList<>(result);
                    next.removeIf(row -> there.contains(row) != (kind == SetKind.INTERSECT));
                }
            }
            result = next;
        }
        return all ? result : new ArrayList<>(new HashSet<>(result));
    }

    private static List<List<AttributeValue>> read(List<List<@Nullable Object>> rows) {
        List<List<AttributeValue>> all = new ArrayList<>();
        rows.forEach(row -> all.add(withoutMissing(values(row))));
        return all;
    }

    @Test
    void nullAndMissingAreNotDistinct() {
        RowNode distinct = new RowNode.Distinct(rows(row(1, null), row(1, MISSING), row(1, null)));
        assertThat(bench.rows(plan(new RowNode.Compute(distinct, List.of(column(0), column(1))), 2)))
                .containsExactly(values(row(1, null)));
    }

    @Test
    void aUnionReadsTheNextInputOnlyWhenItIsNeeded() {
        for (int i = 0; i < 20; i++) {
            bench.put(Bench.item("p", "a", "s", i), Bench.item("p", "b", "s", i));
        }
        RowNode union = new RowNode.SetOperation(SetKind.UNION, true, List.of(part("a"), part("b")));
        Execution execution = Relations.holding(1 << 20);
        assertThat(bench.rows(plan(new RowNode.Limit(union, null, Scalars.constant(5)), 2), execution))
                .hasSize(5);
        assertThat(execution.tally().itemsRead()).isEqualTo(5);
        assertThat(bench.rows(plan(new RowNode.Limit(union, Scalars.constant(15), Scalars.constant(10)), 2)))
                .hasSize(10);
    }

    @Test
    void closesWhatIsOpenIfTheNextInputDoesNotOpen() {
        bench.put(Bench.item("p", "a", "s", 1));
        RowNode union = new RowNode.SetOperation(SetKind.UNION, false, List.of(part("a"), part("b")));
        bench.store().before(request -> {
            if (request instanceof QueryRequest query && query.key().partition().equals(Scalars.value("b"))) {
                throw new StoreException(ErrorCode.INTERNAL, "broken");
            }
        });
        Execution execution = Relations.holding(1 << 20);
        assertThatThrownBy(() -> bench.rows(plan(union, 2), execution)).hasMessage("broken");
        assertThat(execution.hold(0)).isZero();
    }

    private RowNode part(String partition) {
        AccessPath path = Plans.keyQuery(bench.table(), Scalars.constant(partition), null);
        return new RowNode.Compute(
                new RowNode.Access(Plans.access(path)), List.of(Scalars.attribute("p"), Scalars.attribute("s")));
    }

    @ParameterizedTest
    @EnumSource(SetKind.class)
    void holdsNoMoreThanItMay(SetKind kind) {
        RowNode many = rows(IntStream.range(0, 500).mapToObj(i -> row(i, "x")).toList());
        RowNode node = new RowNode.SetOperation(kind, false, List.of(many, many));
        Execution execution = Relations.holding(20_000);
        assertThatThrownBy(() -> bench.rows(plan(node, 2), execution))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.MEMORY_EXCEEDED));
        assertThat(execution.hold(0)).isZero();
    }
}
