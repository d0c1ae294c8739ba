package io.partita.planner.compile;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.parser.StatementParser;
import io.partita.parser.syntax.Position;
import io.partita.planner.algebra.QueryPlanner;
import io.partita.planner.binder.BoundHints;
import io.partita.planner.binder.BoundQuery;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.KnownValues;
import io.partita.planner.path.PathRules;
import io.partita.planner.plan.AccessHints;
import io.partita.planner.plan.RowNode.SortTerm;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Loads and exercises what the first query of a process would otherwise wait for: the parser and the relational algebra.
 * It takes a second or so of one thread, touches no store, and leaves nothing behind.
 */
final class WarmUp {
    private static final String STATEMENT = "SELECT a, b.c FROM warm WHERE p = 'a' AND s > ? ORDER BY s DESC LIMIT 10";

    private static final KeySchema KEY =
            new KeySchema(new KeyAttribute("p", AttributeType.S), new KeyAttribute("s", AttributeType.S));

    private static final Scalar ATTRIBUTE = new Scalar.Attribute(Path.of("a"));
    private static final Scalar VALUE = new Scalar.Constant(AttributeValue.of("v"));
    private static final Scalar TEN = new Scalar.Constant(AttributeValue.of(10));

    private WarmUp() {}

    static void run() {
        StatementParser.parse(STATEMENT);
        List<SortTerm> bySortKey = List.of(new SortTerm(new Scalar.Attribute(Path.of("s")), false, false));
        List<SortTerm> byAttribute = List.of(new SortTerm(ATTRIBUTE, true, false));
        plan(new BoundQuery.AllAttributes(), List.of());
        plan(new BoundQuery.Columns(List.of(ATTRIBUTE), false), bySortKey);
        plan(new BoundQuery.Columns(List.of(ATTRIBUTE), true), byAttribute);
        plan(new BoundQuery.CountOfItems(), List.of());
    }

    private static void plan(BoundQuery.Output output, List<SortTerm> order) {
        TableDescription description = new TableDescription(
                TableDefinition.of("warm", KEY), Status.ACTIVE, 1, Instant.EPOCH, Size.ZERO, Map.of());
        Scalar key = new Scalar.Call(ScalarFunctions.EQUAL, List.of(new Scalar.Attribute(Path.of("p")), VALUE));
        Scalar other = new Scalar.Call(ScalarFunctions.LESS, List.of(ATTRIBUTE, VALUE));
        QueryPlanner.plan(
                new BoundQuery(
                        new Table(description, List.of()),
                        null,
                        List.of(key, other),
                        output,
                        order,
                        null,
                        TEN,
                        new BoundHints(PathRules.NONE, AccessHints.NONE, null),
                        List.of(),
                        Position.NONE),
                KnownValues.CONSTANTS);
    }
}
