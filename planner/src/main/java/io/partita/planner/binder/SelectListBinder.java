package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query.AllColumns;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.SelectItem;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.ColumnDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a SELECT or RETURNING puts out, and how its columns are named. */
final class SelectListBinder {
    private final Binding binding;
    private final @Nullable TableScope scope;
    private final ExpressionBinder expressions;
    private final ScalarTypes types;

    SelectListBinder(Binding binding, @Nullable TableScope scope, ExpressionBinder expressions) {
        this.binding = binding;
        this.scope = scope;
        this.expressions = expressions;
        this.types = new ScalarTypes(scope);
    }

    /** One bound item. */
    record Item(Scalar scalar, ColumnDescription column, Optional<Identifier> alias) {}

    /** Whether the items are a star alone; a star beside others is refused. */
    boolean isStar(List<SelectItem> items) {
        Optional<AllColumns> star = items.stream()
                .filter(AllColumns.class::isInstance)
                .map(AllColumns.class::cast)
                .findFirst();
        if (star.isEmpty()) {
            return false;
        }
        star.get().qualifier().ifPresent(this::requireTable);
        if (items.size() > 1) {
            throw Refusals.notYet("* beside other columns is", star.get().position());
        }
        if (scope == null) {
            throw Refusals.invalid("* needs a table: add FROM", star.get().position());
        }
        return true;
    }

    private void requireTable(Identifier qualifier) {
        if (scope != null && !scope.isTable(qualifier)) {
            throw new QueryException(
                    QueryErrorCode.UNKNOWN_TABLE,
                    qualifier.text() + ".* names no table of this statement",
                    qualifier.position());
        }
    }

    /** All columns of a view. */
    static List<Item> all(ViewOutputs view) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < view.columns().size(); i++) {
            items.add(new Item(view.scalars().get(i), view.columns().get(i), Optional.empty()));
        }
        return items;
    }

    List<Item> bind(List<SelectItem> items) {
        List<Item> bound = new ArrayList<>(items.size());
        for (SelectItem item : items) {
            bound.add(bind((Output) item));
        }
        return distinctlyNamed(bound);
    }

    private Item bind(Output output) {
        if (binding.isAmazon()) {
            checkAmazon(output);
        }
        Scalar scalar = expressions.bind(output.expression());
        String label = output.alias().map(Identifier::text).orElseGet(() -> label(output.expression(), scalar));
        return new Item(scalar, describe(label, scalar), output.alias());
    }

    /** Amazon's dialect projects document paths, under their own names. */
    private static void checkAmazon(Output output) {
        if (output.alias().isPresent()) {
            throw Refusals.amazon("Unsupported clause: AS at "
                    + Refusals.at(output.alias().get().position()));
        }
        if (output.expression() instanceof Expression.FunctionCall call) {
            throw Refusals.amazon("Unrecognized function: " + call.name().text() + " at "
                    + Refusals.at(call.name().position()));
        }
        if (!(output.expression() instanceof Expression.PathExpression)) {
            throw Refusals.amazon("Unsupported expression in select clause at "
                    + Refusals.at(output.expression().position()));
        }
    }

    ColumnDescription describe(String label, Scalar scalar) {
        boolean unchanged = scope != null
                && scalar instanceof Scalar.Attribute attribute
                && attribute.path().isTopLevel();
        Table table = unchanged && scope != null ? scope.table() : null;
        String attribute = unchanged ? ((Scalar.Attribute) scalar).path().attribute() : null;
        return new ColumnDescription(label, types.of(scalar), table == null ? null : table.name(), attribute);
    }

    private String label(Expression expression, Scalar scalar) {
        if (scope != null && scope.view() != null && expression instanceof Expression.PathExpression path) {
            return scope.label(path);
        }
        if (scalar instanceof Scalar.Attribute attribute) {
            return lastPart(attribute.path());
        }
        return expressions.text(expression);
    }

    /** {@code m.k[0]} is called {@code k[0]}. */
    static String lastPart(Path path) {
        StringBuilder name = new StringBuilder(path.attribute());
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Name next) {
                name.setLength(0);
                name.append(next.name());
            } else {
                name.append(step);
            }
        }
        return name.toString();
    }

    /** Two paths that end alike are called by all of their parts. */
    private List<Item> distinctlyNamed(List<Item> items) {
        Map<String, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(item.column().label(), 1, Integer::sum));
        List<Item> named = new ArrayList<>(items.size());
        for (Item item : items) {
            String label = item.column().label();
            boolean twice = counts.getOrDefault(label, 0) > 1;
            if (twice && binding.isAmazon()) {
                throw Refusals.amazon("Duplicate identifiers in select clause: " + label);
            }
            boolean renamed = twice
                    && (scope == null || scope.view() == null)
                    && item.alias().isEmpty()
                    && item.scalar() instanceof Scalar.Attribute;
            named.add(
                    renamed
                            ? called(
                                    item,
                                    ((Scalar.Attribute) item.scalar()).path().toString())
                            : item);
        }
        return named;
    }

    private static Item called(Item item, String label) {
        ColumnDescription column = item.column();
        return new Item(
                item.scalar(),
                new ColumnDescription(label, column.type(), column.table(), column.attribute()),
                item.alias());
    }

    /** The known columns of a table. */
    static List<ColumnDescription> known(Table table) {
        return table.columns().stream()
                .map(column -> new ColumnDescription(column.name(), column.type(), table.name(), column.name()))
                .toList();
    }
}
