package io.partita.planner.binder;

import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Relation;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.planner.catalog.Named;
import io.partita.planner.catalog.Table;
import io.partita.planner.catalog.View;

/** Queries: which of them are executed, and by which binder. */
final class QueryBinder {
    private final Binding binding;

    QueryBinder(Binding binding) {
        this.binding = binding;
    }

    BoundStatement bind(Query query) {
        if (!binding.isAmazon() && !SimpleQuery.is(query)) {
            return new RelationBinder(binding).statement(query);
        }
        if (!query.with().isEmpty()) {
            throw Refusals.notYet(
                    "common tables (WITH) are", query.with().get(0).position());
        }
        if (query.body() instanceof Query.SetOperation operation) {
            throw Refusals.notYet("set operations (UNION, INTERSECT, EXCEPT) are", operation.position());
        } else if (query.body() instanceof Query.Values values) {
            return new ConstantQueryBinder(binding).values(query, values);
        } else if (query.body() instanceof Query.Nested nested) {
            return nested(query, nested);
        }
        Select select = (Select) query.body();
        if (binding.isAmazon()) {
            AmazonQueryRules.checkClauses(binding, query, select);
        }
        checkClauses(select);
        return select.from().isEmpty()
                ? new ConstantQueryBinder(binding).select(query, select)
                : select(query, select, tableOf(select.from().get()));
    }

    private BoundStatement select(Query query, Select select, TableReference from) {
        ViewBinder views = new ViewBinder(binding);
        Named named = views.find(from);
        if (named instanceof Table table) {
            return new BoundStatement.Queried(new SelectBinder(binding, select, from, table).bind(query));
        }
        return views.bind((View) named, from.position(), select.hints()) instanceof BoundView.OfItems view
                ? new BoundStatement.Queried(new SelectBinder(binding, select, from, view).bind(query))
                : new RelationBinder(binding).statement(query);
    }

    private BoundStatement nested(Query query, Query.Nested nested) {
        if (!query.orderBy().isEmpty()
                || query.limit().isPresent()
                || query.offset().isPresent()) {
            throw Refusals.notYet("ORDER BY and LIMIT around a query in parentheses are", nested.position());
        }
        return bind(nested.query());
    }

    private static void checkClauses(Select select) {
        if (!select.groupBy().isEmpty()) {
            throw Refusals.notYet("GROUP BY is", select.groupBy().get(0).position());
        }
        if (select.having().isPresent()) {
            throw Refusals.notYet("HAVING is", select.having().get().position());
        }
        if (!select.windows().isEmpty()) {
            throw Refusals.notYet(
                    "window functions are", select.windows().get(0).position());
        }
    }

    private TableReference tableOf(Relation relation) {
        if (relation instanceof TableReference reference) {
            return reference;
        }
        if (binding.isAmazon()) {
            throw Refusals.amazon("Only Select from a Single Table or index supported");
        }
        if (relation instanceof Relation.Join join && !(join.right() instanceof Relation.Unnested)) {
            throw Refusals.notYet("joins are", relation.position());
        } else if (!(relation instanceof Relation.Derived)) {
            throw Refusals.notYet("lists and maps in FROM are", relation.position());
        }
        throw Refusals.notYet("derived tables are", relation.position());
    }
}
