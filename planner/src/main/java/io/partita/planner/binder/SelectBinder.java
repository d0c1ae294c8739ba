package io.partita.planner.binder;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.planner.binder.BoundQuery.AllAttributes;
import io.partita.planner.binder.BoundQuery.Columns;
import io.partita.planner.binder.BoundQuery.CountOfItems;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.PredicateSimplifier;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SELECT from one table, or from one index as if it were a table. */
final class SelectBinder {
    private final Binding binding;
    private final Select select;
    private final TableReference from;
    private final Table table;
    private final @Nullable IndexDefinition index;
    private final @Nullable BoundQuery view;
    private final TableScope scope;
    private final ExpressionBinder expressions;

    /** A SELECT from a table. */
    SelectBinder(Binding binding, Select select, TableReference from, Table table) {
        this.binding = binding;
        this.select = select;
        this.from = from;
        this.table = table;
        this.index =
                from.index().map(name -> IndexNames.find(table, name, binding)).orElse(null);
        this.view = null;
        this.scope = new TableScope(table, from.alias().orElse(null), binding.isAmazon());
        this.expressions = new ExpressionBinder(binding, scope);
    }

    /** A SELECT from a view of the items of a table. */
    SelectBinder(Binding binding, Select select, TableReference from, BoundView.OfItems view) {
        this.binding = binding;
        this.select = select;
        this.from = from;
        this.view = view.query();
        this.table = view.query().table();
        this.index = view.query().index() == null
                ? null
                : table.description().definition().index(view.query().index()).orElseThrow();
        this.scope = view.scope(from.alias().orElse(null));
        this.expressions = new ExpressionBinder(binding, scope);
    }

    /**
     * Binds the SELECT.
     *
     * @param query the query that it is the body of
     */
    BoundQuery bind(Query query) {
        if (binding.isAmazon() && from.alias().isPresent()) {
            throw Refusals.amazon("Unsupported clause: AS at "
                    + Refusals.at(from.alias().get().position()));
        }
        BoundHints hints = new HintBinder(binding, scope)
                .bind(binding.settled(select.hints()), view == null ? null : view.hints());
        checkConsistent(hints);
        List<Scalar> conjuncts = conjuncts();
        Selected selected = select();
        RowCountBinder counts = new RowCountBinder(binding);
        return new BoundQuery(
                table,
                index == null ? null : index.name(),
                conjuncts,
                selected.output(),
                binding.isAmazon() ? amazonOrder(query, selected, conjuncts) : order(query, selected),
                counts.bind(query.offset(), "OFFSET"),
                counts.bind(query.limit(), "LIMIT"),
                hints,
                selected.columns(),
                from.position());
    }

    private List<Scalar> conjuncts() {
        Scalar where = select.where().map(expressions::bind).orElse(null);
        if (view == null) {
            return new PredicateSimplifier(keys()).conjuncts(where);
        }
        List<Scalar> all = new ArrayList<>(view.conjuncts());
        if (where != null) {
            all.add(where);
        }
        return all.isEmpty()
                ? all
                : new PredicateSimplifier(keys()).conjuncts(new Scalar.Call(ScalarFunctions.AND, all));
    }

    private void checkConsistent(BoundHints hints) {
        if (index != null && index.isGlobal() && hints.rules().mustBeConsistent()) {
            throw Refusals.at(
                    Refusals.amazon("Strongly consistent read is not supported on Global Secondary Indexes"),
                    select.hints().get(0).position(),
                    binding);
        }
    }

    private KeySchema key() {
        return index == null ? table.description().definition().key() : index.key();
    }

    private Set<String> keys() {
        Set<String> keys = new HashSet<>();
        table.description().definition().key().attributes().forEach(attribute -> keys.add(attribute.name()));
        key().attributes().forEach(attribute -> keys.add(attribute.name()));
        return keys;
    }

    // ---- the items of the SELECT ----

    private record Selected(
            BoundQuery.Output output, List<ColumnDescription> columns, List<SelectListBinder.Item> items) {}

    private Selected select() {
        SelectListBinder list = new SelectListBinder(binding, scope, expressions);
        if (select.value().isPresent()) {
            Expression value = select.value().get();
            return columns(list.bind(List.of(new Output(value, Optional.empty(), value.position()))));
        }
        if (list.isStar(select.items())) {
            if (scope.view() != null) {
                return columns(SelectListBinder.all(scope.view()));
            }
            return new Selected(new AllAttributes(), SelectListBinder.known(table), List.of());
        }
        return isCount() ? count() : columns(list.bind(select.items()));
    }

    private Selected columns(List<SelectListBinder.Item> items) {
        return new Selected(
                new Columns(items.stream().map(SelectListBinder.Item::scalar).toList(), select.distinct()),
                items.stream().map(SelectListBinder.Item::column).toList(),
                items);
    }

    /** COUNT(*) alone, or COUNT(1), which counts rows too. */
    private boolean isCount() {
        return !binding.isAmazon()
                && select.items().size() == 1
                && select.items().get(0) instanceof Output output
                && output.expression() instanceof FunctionCall call
                && SimpleQuery.isCount(call);
    }

    private Selected count() {
        Output output = (Output) select.items().get(0);
        String label = output.alias().map(Identifier::text).orElseGet(() -> expressions.text(output.expression()));
        ColumnDescription column = new ColumnDescription(label, SqlType.BIGINT, null, null);
        return new Selected(new CountOfItems(), List.of(column), List.of());
    }

    // ---- ORDER BY ----

    private List<SortTerm> amazonOrder(Query query, Selected selected, List<Scalar> conjuncts) {
        AmazonQueryRules rules = new AmazonQueryRules(binding, key());
        rules.checkReads(conjuncts);
        if (index != null && selected.output() instanceof Columns columns) {
            rules.checkProjected(index, new ProjectedNames(table, index, columns.scalars()), conjuncts);
        }
        return rules.order(query.orderBy(), select.where(), conjuncts, scope);
    }

    private List<SortTerm> order(Query query, Selected selected) {
        List<SortTerm> order = new OrderBinder(expressions, selected.items()).bind(query.orderBy());
        if (!order.isEmpty() && selected.output() instanceof CountOfItems) {
            throw Refusals.invalid(
                    "ORDER BY has no meaning for the one row of COUNT(*)",
                    query.orderBy().get(0).position());
        }
        if (selected.output() instanceof Columns columns && columns.distinct()) {
            checkOrderOfDistinct(order, columns, query);
        }
        return order;
    }

    private static void checkOrderOfDistinct(List<SortTerm> order, Columns columns, Query query) {
        for (int i = 0; i < order.size(); i++) {
            if (!columns.scalars().contains(order.get(i).value())) {
                throw Refusals.invalid(
                        "a SELECT DISTINCT can only be ordered by what it selects",
                        query.orderBy().get(i).position());
            }
        }
    }
}
