package io.partita.planner;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.planner.access.Workers;
import io.partita.planner.execution.Outcome;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads and exercises what the first queries of a process would otherwise wait for: the parser, the relational algebra
 * and the operators, by statements over an empty table. It takes a second or so of one thread, once in a process, and
 * leaves nothing behind.
 */
final class WarmUp {
    /** What is most likely to be asked first comes first. */
    private static final List<String> STATEMENTS = List.of(
            "SELECT * FROM warm WHERE p = 'a'",
            "SELECT a, b.c FROM warm WHERE p = 'a' AND s > 'b' AND a < 'v' ORDER BY s DESC LIMIT 10",
            "SELECT DISTINCT a FROM warm WHERE p = 'a' ORDER BY a",
            "SELECT COUNT(*) FROM warm WHERE p = 'a'",
            "SELECT a, COUNT(*), SUM(n) FROM warm WHERE p = 'a' GROUP BY a HAVING COUNT(*) > 1 ORDER BY 2 DESC",
            "SELECT w.a, v.a FROM warm w JOIN warm v ON v.p = w.s WHERE w.p = 'a'",
            "SELECT w.a, v.a FROM warm w LEFT JOIN warm v ON v.a = w.a AND v.p = 'b' WHERE w.p = 'a'",
            "SELECT w.a FROM warm w WHERE w.p = 'a' AND EXISTS (SELECT 1 FROM warm v WHERE v.p = w.s AND v.n > 1)",
            "SELECT a, ROW_NUMBER() OVER (ORDER BY s) FROM warm WHERE p = 'a' UNION SELECT a, n FROM warm WHERE p = 'b'");

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private WarmUp() {}

    static void once() {
        if (DONE.compareAndSet(false, true)) {
            run();
        }
    }

    static void run() {
        Workers here = new Workers(Runnable::run, 1, pause -> {});
        try (QueryEngine engine = new QueryEngine(new EmptyStore(table()), InstantSource.system(), here)) {
            STATEMENTS.forEach(statement -> execute(engine, statement));
        }
    }

    private static void execute(QueryEngine engine, String statement) {
        PreparedQuery query = engine.prepare(statement, SessionOptions.DEFAULT);
        Outcome outcome = query.execute(List.of(), Execution.of(SessionOptions.DEFAULT));
        if (outcome instanceof Outcome.Rows rows) {
            rows.cursor().close();
        }
    }

    private static TableDescription table() {
        KeySchema key = new KeySchema(new KeyAttribute("p", AttributeType.S), new KeyAttribute("s", AttributeType.S));
        return new TableDescription(
                TableDefinition.of("warm", key), Status.ACTIVE, 1, Instant.EPOCH, Size.ZERO, Map.of());
    }
}
