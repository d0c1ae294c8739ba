package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.parser.syntax.Expression.IndexStep;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of one table in a statement.
 *
 * <p>A name is the alias of the table or, without one, its name, if something stands behind it; otherwise it is an
 * attribute. An unquoted name that is no known column falls back to the one that matches without case. Amazon's dialect
 * knows neither aliases nor that: a name is an attribute, exactly as written.
 *
 * <p>Of a view of the table the names are those of its columns, and stand for what the view makes them of.
 */
final class TableScope implements Scope {
    private final Table table;
    private final @Nullable Identifier alias;
    private final boolean exact;
    private final @Nullable ViewOutputs view;

    TableScope(Table table, @Nullable Identifier alias, boolean exact) {
        this(table, alias, exact, null);
    }

    /**
     * The names of a view.
     *
     * @param view of the items of the table, or null for the table itself
     */
    TableScope(Table table, @Nullable Identifier alias, boolean exact, @Nullable ViewOutputs view) {
        this.table = table;
        this.alias = alias;
        this.exact = exact;
        this.view = view;
    }

    /** The columns of the view that stands for the table, or null. */
    @Nullable
    ViewOutputs view() {
        return view;
    }

    Table table() {
        return table;
    }

    /** Whether the name stands for the table: its alias or, without one, its own name. */
    boolean isTable(Identifier name) {
        String own = alias != null ? alias.text() : view != null ? view.view() : table.name();
        return name.text().equals(own)
                || (!name.quoted()
                        && (alias == null || !alias.quoted())
                        && name.text().equalsIgnoreCase(own));
    }

    /** The attribute, the path, or the whole item that a path expression means. */
    @Override
    public Scalar resolve(PathExpression expression) {
        if (view != null) {
            return resolve(expression, view);
        }
        List<PathStep> steps = expression.steps();
        if (!exact && isTable(expression.root())) {
            if (!steps.isEmpty() && steps.get(0) instanceof NameStep first) {
                return new Scalar.Attribute(new Path(attribute(first.name()), steps(steps.subList(1, steps.size()))));
            }
            if (steps.isEmpty()
                    && alias != null
                    && column(expression.root().text()).isEmpty()) {
                return new Scalar.WholeItem();
            }
        }
        return new Scalar.Attribute(new Path(attribute(expression.root()), steps(steps)));
    }

    /** A column of the view, what lies in one, or all of them as a map. */
    private Scalar resolve(PathExpression expression, ViewOutputs columns) {
        List<PathStep> steps = expression.steps();
        if (isTable(expression.root())) {
            if (!steps.isEmpty() && steps.get(0) instanceof NameStep first) {
                return within(columns.scalars().get(columns.get(first.name())), steps.subList(1, steps.size()));
            } else if (steps.isEmpty()
                    && alias != null
                    && columns.find(expression.root()).isEmpty()) {
                return columns.row();
            }
        }
        return within(columns.scalars().get(columns.get(expression.root())), steps);
    }

    /** What a column of the view, or what lies in it, is called. */
    String label(PathExpression expression) {
        List<PathStep> steps = expression.steps();
        boolean isQualified = isTable(expression.root()) && !steps.isEmpty();
        Identifier column = isQualified && steps.get(0) instanceof NameStep first ? first.name() : expression.root();
        boolean isColumn = steps.size() == (isQualified ? 1 : 0);
        return isColumn && view != null && view.find(column).isPresent()
                ? view.columns().get(view.get(column)).label()
                : BlockBinder.lastName(expression);
    }

    private static Scalar within(Scalar column, List<PathStep> steps) {
        if (steps.isEmpty()) {
            return column;
        } else if (column instanceof Scalar.Attribute attribute) {
            List<Path.Step> path = new ArrayList<>(attribute.path().steps());
            path.addAll(steps(steps));
            return new Scalar.Attribute(new Path(attribute.path().attribute(), path));
        }
        return RelationScope.stepInto(column, steps);
    }

    static List<Path.Step> steps(List<PathStep> steps) {
        if (steps.isEmpty()) {
            return List.of();
        }
        List<Path.Step> path = new ArrayList<>(steps.size());
        for (PathStep step : steps) {
            path.add(
                    step instanceof IndexStep index
                            ? new Path.Index(index.index())
                            : new Path.Name(((NameStep) step).name().text()));
        }
        return path;
    }

    /**
     * The attribute that a name means.
     *
     * @throws QueryException AMBIGUOUS_NAME if two known columns match without case and none with it
     */
    String attribute(Identifier name) {
        if (exact || name.quoted() || column(name.text()).isPresent()) {
            return name.text();
        }
        List<String> matches = table.columns().stream()
                .map(Column::name)
                .filter(column -> column.equalsIgnoreCase(name.text()))
                .toList();
        if (matches.size() > 1) {
            throw new QueryException(
                    QueryErrorCode.AMBIGUOUS_NAME,
                    name.text() + " can mean " + String.join(" or ", matches)
                            + "; write the one that is meant in double quotes",
                    name.position());
        }
        return matches.isEmpty() ? name.text() : matches.get(0);
    }

    /** What is known of an attribute. */
    Optional<Column> column(String attribute) {
        for (Column column : table.columns()) {
            if (column.name().equals(attribute)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    @Override
    public SqlType type(Scalar leaf) {
        if (leaf instanceof Scalar.Attribute attribute && attribute.path().isTopLevel()) {
            return column(attribute.path().attribute()).map(Column::type).orElse(SqlType.ANY);
        }
        return leaf instanceof Scalar.WholeItem ? SqlType.MAP : SqlType.ANY;
    }

    @Override
    public @Nullable KeyType keyType(Scalar scalar) {
        return scalar instanceof Scalar.Attribute attribute && attribute.path().isTopLevel()
                ? KeyType.of(table, attribute.path().attribute())
                : null;
    }

    @Override
    public @Nullable String attribute(Scalar scalar) {
        return scalar instanceof Scalar.Attribute attribute && attribute.path().isTopLevel()
                ? attribute.path().attribute()
                : null;
    }
}
