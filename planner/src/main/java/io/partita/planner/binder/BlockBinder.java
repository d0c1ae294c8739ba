package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.AllColumns;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Query.SelectItem;
import io.partita.parser.syntax.SortItem;
import io.partita.planner.binder.GroupBinder.Allowed;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.type.ColumnDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One SELECT over any number of tables, with the ORDER BY and LIMIT behind it. */
final class BlockBinder {
    private final Binding binding;
    private final Select select;
    private final RelationScope scope;
    private final ExpressionBinder expressions;
    private final ExpressionBinder conditions;
    private final GroupBinder groups;
    private final FromBinder from;
    private final RelationBinder relations;
    private final ScalarTypes types;

    /** An item of the SELECT; the alias is absent for a column of a star. */
    private record Item(Scalar scalar, ColumnDescription column, Optional<Identifier> alias) {}

    BlockBinder(Binding binding, RelationBinder relations, Select select, @Nullable RelationScope outer) {
        this.binding = binding;
        this.select = select;
        this.scope = new RelationScope(outer);
        this.expressions = new ExpressionBinder(binding.fixed(), scope);
        this.conditions = new ExpressionBinder(binding, scope);
        this.groups = new GroupBinder(scope, expressions, select.windows());
        this.from = new FromBinder(binding, relations, scope, outer, conditions, select.hints());
        this.types = new ScalarTypes(scope);
        this.relations = relations;
        scope.use(groups, new SubqueryBinder(relations, scope, groups, expressions));
    }

    BoundRelation.Query bind(Query query) {
        groups.allow(Allowed.NOTHING, "ON");
        Supplier<BoundRelation> relation =
                select.from().map(from::bind).orElse(() -> new BoundRelation.Constants(List.of(List.of()), 0));
        groups.allow(Allowed.NOTHING, "WHERE");
        Scalar where = select.where().map(conditions::bind).orElse(null);
        groups.allow(Allowed.NOTHING, "GROUP BY");
        new GroupingSetsBinder(groups, this::key).bind(select.groupBy());
        groups.allow(Allowed.AGGREGATES_AND_WINDOWS, "SELECT");
        List<Item> items = items();
        groups.allow(Allowed.AGGREGATES, "HAVING");
        Scalar having = select.having().map(expressions::bind).orElse(null);
        groups.allow(Allowed.AGGREGATES_AND_WINDOWS, "ORDER BY");
        List<SortTerm> order = order(query.orderBy(), items);
        relations.note(scope.correlation());
        return new BoundRelation.Query(
                block(query, relation, where, items, having, order),
                items.stream().map(Item::column).toList());
    }

    private BoundRelation.Block block(
            Query query,
            Supplier<BoundRelation> relation,
            @Nullable Scalar where,
            List<Item> items,
            @Nullable Scalar having,
            List<SortTerm> order) {
        BoundRelation.Grouping grouping = groups.grouping(having == null ? null : groups.ofGroup(having));
        List<BoundRelation.WindowGroup> windows = groups.windows();
        List<Scalar> outputs = groups.ofGroup(items.stream().map(Item::scalar).toList());
        List<SortTerm> terms = groups.termsOfGroup(order);
        if (select.distinct()) {
            checkOrderOfDistinct(terms, outputs, query);
        }
        RowCountBinder counts = new RowCountBinder(binding);
        BoundRelation.Bounds bounds =
                new BoundRelation.Bounds(counts.bind(query.offset(), "OFFSET"), counts.bind(query.limit(), "LIMIT"));
        BoundRelation input = relation.get();
        return new BoundRelation.Block(
                input, scope.meanings(), where, grouping, windows, outputs, select.distinct(), terms, bounds);
    }

    private static void checkOrderOfDistinct(List<SortTerm> order, List<Scalar> outputs, Query query) {
        for (int i = 0; i < order.size(); i++) {
            if (!outputs.contains(order.get(i).value())) {
                throw Refusals.invalid(
                        "a SELECT DISTINCT can only be ordered by what it selects",
                        query.orderBy().get(i).position());
            }
        }
    }

    // ---- items ----

    private List<Item> items() {
        if (select.value().isPresent()) {
            Expression value = select.value().get();
            return List.of(item(new Output(value, Optional.empty(), value.position())));
        }
        List<Item> items = new ArrayList<>();
        for (SelectItem item : select.items()) {
            if (item instanceof AllColumns star) {
                items.addAll(star(star));
            } else {
                items.add(item((Output) item));
            }
        }
        return items;
    }

    private List<Item> star(AllColumns star) {
        List<FromSource> sources =
                star.qualifier().map(name -> List.of(scope.source(name))).orElse(scope.sources());
        if (sources.isEmpty()) {
            throw Refusals.invalid("* needs a table: add FROM", star.position());
        }
        List<Item> items = new ArrayList<>();
        List<String> merged = new ArrayList<>();
        for (FromSource source : sources) {
            for (int column : source.all()) {
                ColumnDescription description = source.describe(column);
                Scalar shared = star.qualifier().isEmpty() ? scope.merged(description.label()) : null;
                if (shared != null && merged.contains(description.label())) {
                    continue;
                }
                merged.add(description.label());
                Expression written = new PathExpression(
                        new Identifier(description.label(), true, star.position()), List.of(), star.position());
                Scalar field = shared == null ? scope.field(source, column, written) : shared;
                items.add(new Item(field, description, Optional.empty()));
            }
        }
        return items;
    }

    private Item item(Output output) {
        Scalar scalar = expressions.bind(output.expression());
        String label = output.alias().map(Identifier::text).orElseGet(() -> label(output.expression(), scalar));
        ColumnDescription origin = scalar instanceof Scalar.Column column ? scope.describe(column) : null;
        return new Item(
                scalar,
                new ColumnDescription(
                        label,
                        types.of(scalar),
                        origin == null ? null : origin.table(),
                        origin == null ? null : origin.attribute()),
                output.alias());
    }

    private String label(Expression expression, Scalar scalar) {
        if (expression instanceof PathExpression && scalar instanceof Scalar.Column column) {
            String known = scope.describe(column).label();
            if (!known.isEmpty()) {
                return known;
            }
        }
        return expression instanceof PathExpression path ? lastName(path) : expressions.text(expression);
    }

    static String lastName(PathExpression path) {
        String name = path.root().text();
        for (Expression.PathStep step : path.steps()) {
            name = step instanceof Expression.NameStep named
                    ? named.name().text()
                    : name + "[" + ((Expression.IndexStep) step).index() + "]";
        }
        return name;
    }

    // ---- GROUP BY and ORDER BY ----

    /** A number, the alias of an item, or an expression; a column goes before an alias. */
    private Scalar key(Expression key) {
        if (key instanceof NumberLiteral number) {
            return expressions.bind(output(ordinal(number, select.items().size(), "GROUP BY"), key));
        }
        if (key instanceof PathExpression path && path.steps().isEmpty()) {
            boolean isColumn = scope.sources().stream()
                    .anyMatch(source -> source.known(path.root()).isPresent());
            Optional<Output> aliased = isColumn ? Optional.empty() : aliased(path.root());
            if (aliased.isPresent()) {
                return expressions.bind(aliased.get().expression());
            }
        }
        return expressions.bind(key);
    }

    private Expression output(int index, Expression at) {
        if (select.items().get(index) instanceof Output output) {
            return output.expression();
        }
        throw Refusals.invalid("GROUP BY a number needs named columns in place of *", at.position());
    }

    private Optional<Output> aliased(Identifier name) {
        return select.items().stream()
                .filter(Output.class::isInstance)
                .map(Output.class::cast)
                .filter(output -> output.alias()
                        .filter(alias -> FromSource.matches(alias, name))
                        .isPresent())
                .findFirst();
    }

    static int ordinal(NumberLiteral number, int columns, String clause) {
        boolean within = number.value().signum() > 0
                && number.value().compareTo(java.math.BigDecimal.valueOf(columns)) <= 0
                && number.value().stripTrailingZeros().scale() <= 0;
        if (!within) {
            throw Refusals.invalid(clause + " a number counts the columns from 1 to " + columns, number.position());
        }
        return number.value().intValueExact() - 1;
    }

    private List<SortTerm> order(List<SortItem> terms, List<Item> items) {
        List<SortTerm> order = new ArrayList<>();
        for (SortItem term : terms) {
            order.add(OrderBinder.term(term, value(term.expression(), items)));
        }
        return order;
    }

    private Scalar value(Expression expression, List<Item> items) {
        if (expression instanceof NumberLiteral number) {
            return items.get(ordinal(number, items.size(), "ORDER BY")).scalar();
        }
        if (expression instanceof PathExpression path && path.steps().isEmpty()) {
            for (Item item : items) {
                if (item.alias()
                        .filter(alias -> FromSource.matches(alias, path.root()))
                        .isPresent()) {
                    return item.scalar();
                }
            }
        }
        return expressions.bind(expression);
    }
}
