package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.QueryEngine;
import io.partita.planner.execution.Outcome;
import io.partita.planner.execution.RowCursor;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.testing.Bench;
import io.partita.planner.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions as statements do, at a fixed time and over one item, which has the attributes {@code text},
 * {@code number}, {@code truth}, {@code bytes}, {@code list}, {@code map}, {@code strings}, {@code numbers} and
 * {@code none} (NULL), and no attribute {@code absent}.
 */
final class Expressions implements AutoCloseable {
    static final Instant NOW = Instant.parse("2024-05-17T09:30:15.250Z");

    private final Bench bench = Bench.withTable();
    private final QueryEngine engine = new QueryEngine(bench.store(), () -> NOW, bench.workers());

    Expressions() {
        bench.put(Bench.item(
                "p",
                "k",
                "s",
                1,
                "text",
                "Hello, Wörld",
                "number",
                -12.5,
                "truth",
                true,
                "bytes",
                new byte[] {1, 2},
                "list",
                Arrays.asList(1, "two", null, List.of(3)),
                "map",
                new TreeMap<>(Map.of("a", Map.of("b c", List.of(10, 20)), "z", "last")),
                "strings",
                AttributeValue.StringSetValue.of(List.of("b", "a")),
                "numbers",
                AttributeValue.NumberSetValue.of(List.of(BigDecimal.ONE, BigDecimal.TEN)),
                "none",
                null));
    }

    private RowCursor open(String expression, @Nullable Object... parameters) {
        return query("SELECT " + expression + " AS x FROM items WHERE p = 'k' AND s = 1", parameters);
    }

    private RowCursor query(String text, @Nullable Object... parameters) {
        Outcome outcome = engine.prepare(text, SessionOptions.DEFAULT)
                .execute(Bench.arguments(parameters).values(), Execution.of(SessionOptions.DEFAULT));
        return ((Outcome.Rows) outcome).cursor();
    }

    /** Whether the item is found by a read that can have a filter. */
    boolean qualifies(String condition) {
        try (RowCursor cursor = query("SELECT s FROM items WHERE p = 'k' AND s > 0 AND " + condition)) {
            return cursor.next();
        }
    }

    /** The value, or null for MISSING. */
    @Nullable
    AttributeValue value(String expression, @Nullable Object... parameters) {
        try (RowCursor cursor = open(expression, parameters)) {
            if (!cursor.next()) {
                throw new IllegalStateException("no row");
            }
            return cursor.value(0);
        }
    }

    /** The value as the language writes it. */
    String text(String expression, @Nullable Object... parameters) {
        return ScalarText.of(value(expression, parameters));
    }

    SqlType type(String expression) {
        try (RowCursor cursor = open(expression)) {
            return cursor.columns().get(0).type();
        }
    }

    @Override
    public void close() {
        engine.close();
        bench.close();
    }
}
