package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Relation;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.planner.binder.BoundQuery.AllAttributes;
import io.partita.planner.binder.BoundQuery.Columns;
import io.partita.planner.binder.BoundQuery.CountOfItems;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.PredicateSimplifier;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SELECT. */
final class QueryBinder {
    private final Binding binding;

    QueryBinder(Binding binding) {
        this.binding = binding;
    }

    BoundStatement bind(Query query) {
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
                : new BoundStatement.Queried(
                        bind(query, select, tableOf(select.from().get())));
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

    private BoundQuery bind(Query query, Select select, TableReference from) {
        Table table = TableNames.find(from.table(), binding);
        IndexDefinition index =
                from.index().map(name -> IndexNames.find(table, name, binding)).orElse(null);
        if (binding.isAmazon() && from.alias().isPresent()) {
            throw Refusals.amazon("Unsupported clause: AS at "
                    + Refusals.at(from.alias().get().position()));
        }
        Scope scope = new Scope(table, from.alias().orElse(null), binding.isAmazon());
        ExpressionBinder expressions = new ExpressionBinder(binding, scope);
        BoundHints hints = new HintBinder(binding, scope).bind(select.hints());
        checkConsistent(hints, index, select);
        List<Scalar> conjuncts = select.where()
                .map(where -> new PredicateSimplifier(keys(table, index)).conjuncts(expressions.bind(where)))
                .orElse(List.of());
        Selected selected = select(select, scope, expressions);
        List<SortTerm> order = order(query, select, selected, conjuncts, scope, expressions, index);
        return new BoundQuery(
                table,
                index == null ? null : index.name(),
                conjuncts,
                selected.output(),
                order,
                count(query.offset(), "OFFSET"),
                count(query.limit(), "LIMIT"),
                hints,
                selected.columns(),
                from.position());
    }

    private void checkConsistent(BoundHints hints, @Nullable IndexDefinition index, Select select) {
        if (index != null && index.isGlobal() && hints.rules().mustBeConsistent()) {
            throw Refusals.at(
                    Refusals.amazon("Strongly consistent read is not supported on Global Secondary Indexes"),
                    select.hints().get(0).position(),
                    binding);
        }
    }

    private static Set<String> keys(Table table, @Nullable IndexDefinition index) {
        Set<String> keys = new HashSet<>();
        table.description().definition().key().attributes().forEach(attribute -> keys.add(attribute.name()));
        if (index != null) {
            index.key().attributes().forEach(attribute -> keys.add(attribute.name()));
        }
        return keys;
    }

    // ---- the items of the SELECT ----

    private record Selected(
            BoundQuery.Output output, List<ColumnDescription> columns, List<SelectListBinder.Item> items) {}

    private Selected select(Select select, Scope scope, ExpressionBinder expressions) {
        SelectListBinder list = new SelectListBinder(binding, scope, expressions);
        if (select.value().isPresent()) {
            Output output = new Output(
                    select.value().get(), Optional.empty(), select.value().get().position());
            return columns(list.bind(List.of(output)), select.distinct());
        }
        if (list.isStar(select.items())) {
            return new Selected(new AllAttributes(), SelectListBinder.known(scope.table()), List.of());
        }
        if (isCount(select)) {
            Output output = (Output) select.items().get(0);
            String label = output.alias().map(Identifier::text).orElseGet(() -> list.text(output.expression()));
            return new Selected(
                    new CountOfItems(), List.of(new ColumnDescription(label, SqlType.BIGINT, null, null)), List.of());
        }
        return columns(list.bind(select.items()), select.distinct());
    }

    private static Selected columns(List<SelectListBinder.Item> items, boolean distinct) {
        return new Selected(
                new Columns(items.stream().map(SelectListBinder.Item::scalar).toList(), distinct),
                items.stream().map(SelectListBinder.Item::column).toList(),
                items);
    }

    /** COUNT(*), or COUNT(1), which counts rows too, alone. */
    private boolean isCount(Select select) {
        return !binding.isAmazon()
                && select.items().size() == 1
                && select.items().get(0) instanceof Output output
                && output.expression() instanceof FunctionCall call
                && call.name().text().equalsIgnoreCase("COUNT")
                && (call.star()
                        || (call.arguments().size() == 1
                                && call.arguments().get(0) instanceof Expression.NumberLiteral))
                && !call.distinct()
                && call.filter().isEmpty()
                && call.over().isEmpty();
    }

    // ---- ORDER BY, LIMIT ----

    private List<SortTerm> order(
            Query query,
            Select select,
            Selected selected,
            List<Scalar> conjuncts,
            Scope scope,
            ExpressionBinder expressions,
            @Nullable IndexDefinition index) {
        if (binding.isAmazon()) {
            KeySchema key =
                    index == null ? scope.table().description().definition().key() : index.key();
            AmazonQueryRules rules = new AmazonQueryRules(binding, key);
            rules.checkReads(conjuncts);
            if (index != null && selected.output() instanceof Columns columns) {
                rules.checkProjected(index, new ProjectedNames(scope.table(), index, columns.scalars()), conjuncts);
            }
            return rules.order(query.orderBy(), select.where(), conjuncts, scope);
        }
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

    @Nullable
    Scalar count(Optional<Expression> count, String clause) {
        if (count.isEmpty()) {
            return null;
        }
        Expression expression = count.get();
        if (expression instanceof Expression.Parameter parameter) {
            Scalar argument = binding.parameters().bind(parameter, false);
            binding.parameters().expect(parameter, SqlType.BIGINT, null);
            return argument;
        }
        if (expression instanceof Expression.NumberLiteral number && isCount(number.value())) {
            return new Scalar.Constant(AttributeValue.of(number.value()));
        }
        throw Refusals.invalid(
                clause + " takes a whole number that is not negative, or a parameter", expression.position());
    }

    private static boolean isCount(BigDecimal value) {
        return value.signum() >= 0
                && value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }
}
