package io.partita.planner.strict.read;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.NamedAttributes;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Query;
import io.partita.planner.strict.expression.ConditionReader;
import io.partita.planner.strict.expression.PathReader;
import io.partita.planner.strict.text.StatementText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** SELECT: what it reads, by which keys. */
public final class SelectBinder {
    private final StatementText text;
    private final OutputReader outputs;
    private final ConditionReader conditions;

    public SelectBinder(StatementText text, PathReader paths, ConditionReader conditions) {
        this.text = text;
        this.outputs = new OutputReader(text, paths);
        this.conditions = conditions;
    }

    /**
     * Binds a query whose shape has been checked to the table or index that it names.
     *
     * @param consistent whether the request asks for a strongly consistent read
     * @throws StoreException VALIDATION
     */
    public BoundRead bind(Query query, ReadTarget target, boolean consistent) {
        Query.Select select = SelectShape.select(query);
        Output output = outputs.output(select.items());
        if (consistent && target.isGlobalIndex()) {
            throw StoreException.validation("Strongly consistent read is not supported on Global Secondary Indexes");
        }
        Condition where = select.where().map(conditions::condition).orElse(null);
        if (where == null && !query.orderBy().isEmpty()) {
            throw StoreException.validation("Must have WHERE clause in the statement when using ORDER BY clause.");
        }
        ReadOrder order = new ReadOrder(text, target.key());
        order.add(query.orderBy());
        List<KeyedRead> reads = where == null ? List.of() : new KeyDecomposition(target.key()).reads(where);
        boolean ascending = true;
        if (!query.orderBy().isEmpty()) {
            reads = order.ordered(reads);
            ascending = order.isAscending();
        }
        BoundRead read = new BoundRead(target, reads, where, ascending, ordering(query), output);
        checkProjected(read);
        return read;
    }

    private static Set<String> ordering(Query query) {
        Set<String> attributes = new LinkedHashSet<>();
        query.orderBy().forEach(item -> {
            if (item.expression() instanceof Expression.PathExpression path) {
                attributes.add(path.root().text());
            }
        });
        return attributes;
    }

    /** A global index has only what it projects; a scan may filter by what it lacks and finds nothing there. */
    private static void checkProjected(BoundRead read) {
        ReadTarget target = read.target();
        if (!target.isGlobalIndex()) {
            return;
        }
        List<String> missing = target.unprojected(read.output().attributes());
        if (!missing.isEmpty()) {
            throw StoreException.validation("One or more parameter values were invalid: Global secondary index "
                    + target.indexName() + " does not project " + missing);
        }
        Condition where = read.where();
        List<String> unfiltered =
                where == null || read.isScan() ? List.of() : target.unprojected(NamedAttributes.of(where));
        if (!unfiltered.isEmpty()) {
            throw StoreException.validation("One or more parameter values were invalid: Secondary index "
                    + target.indexName() + " does not project one or more filter attributes: " + unfiltered);
        }
    }
}
