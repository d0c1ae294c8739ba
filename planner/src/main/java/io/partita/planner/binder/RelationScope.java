package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.IndexStep;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of one SELECT over any number of sources, and its fields.
 *
 * <p>A name is looked for among the columns that are known here, then in the queries around, and is otherwise an
 * attribute of the only table there is.
 */
final class RelationScope implements Scope {
    private final @Nullable RelationScope outer;
    private @Nullable PathExpression correlation;
    private final List<FromSource> sources = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Scalar> merged = new HashMap<>();
    private @Nullable GroupBinder groups;
    private @Nullable SubqueryBinder subqueries;

    /**
     * @param meaning asked for once all sources are complete
     * @param written what the statement calls it
     */
    private record Field(Object identity, Supplier<BoundField> meaning, ColumnDescription column, Expression written) {}

    /** A column of a source. */
    private record SourceColumn(FromSource source, int column) {}

    /**
     * @param outer the scope of the query around this one, or null
     */
    RelationScope(@Nullable RelationScope outer) {
        this.outer = outer;
    }

    void use(GroupBinder groupBinder, SubqueryBinder subqueryBinder) {
        this.groups = groupBinder;
        this.subqueries = subqueryBinder;
    }

    // ---- sources ----

    /**
     * Adds a source behind the others.
     *
     * @throws QueryException if the name is taken
     */
    void add(FromSource source) {
        for (FromSource other : sources) {
            if (other.isNamed(source.name()) && !source.name().text().isEmpty()) {
                throw Refusals.invalid(
                        "there are two tables called " + source.name().text() + " here; give one of them an alias: "
                                + source.name().text() + " AS other",
                        source.name().position());
            }
        }
        sources.add(source);
    }

    List<FromSource> sources() {
        return sources;
    }

    /** The source of this name. */
    FromSource source(Identifier name) {
        for (FromSource source : sources) {
            if (source.isNamed(name)) {
                return source;
            }
        }
        throw new QueryException(
                QueryErrorCode.UNKNOWN_TABLE, name.text() + ".* names no table of this statement", name.position());
    }

    /** Lets the bare name of a column that a join has in common stand for one value. */
    void merge(String name, Scalar value) {
        merged.put(name, value);
    }

    /** The value of a column that a join has in common, or null. */
    @Nullable
    Scalar merged(String name) {
        return merged.get(name);
    }

    // ---- fields ----

    /** The field that a column of a source is. */
    Scalar.Column field(FromSource source, int column, Expression written) {
        return field(
                new SourceColumn(source, column),
                () -> new BoundField.Input(offset(source) + column),
                source.describe(column),
                written);
    }

    /** A field that is no column of a source. */
    Scalar.Column field(BoundField meaning, SqlType type, Expression written) {
        return field(meaning, () -> meaning, type, written);
    }

    /** A field whose meaning is known only when the statement is. */
    Scalar.Column field(Object identity, Supplier<BoundField> meaning, SqlType type, Expression written) {
        return field(identity, meaning, new ColumnDescription("", type, null, null), written);
    }

    private Scalar.Column field(
            Object identity, Supplier<BoundField> meaning, ColumnDescription column, Expression written) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).identity().equals(identity)) {
                return new Scalar.Column(i);
            }
        }
        fields.add(new Field(identity, meaning, column, written));
        return new Scalar.Column(fields.size() - 1);
    }

    private int offset(FromSource source) {
        int offset = 0;
        for (FromSource each : sources) {
            if (each == source) {
                return offset;
            }
            offset += each.width();
        }
        throw new IllegalStateException("no source of this scope");
    }

    /** What all fields mean, now that the sources are complete. */
    List<BoundField> meanings() {
        return fields.stream().map(field -> field.meaning().get()).toList();
    }

    ColumnDescription describe(Scalar.Column field) {
        return fields.get(field.index()).column();
    }

    /** Whether a field is read of a row, so that it has no meaning for a group of rows. */
    boolean isOfRow(Scalar.Column field) {
        return fields.get(field.index()).identity() instanceof SourceColumn;
    }

    Expression written(Scalar.Column field) {
        return fields.get(field.index()).written();
    }

    // ---- names ----

    @Override
    public Scalar resolve(PathExpression path) {
        Scalar found = find(path);
        if (found == null) {
            found = assume(path);
        }
        if (found == null) {
            throw unknown(path);
        }
        return found;
    }

    /** What is known under this name, here or around. */
    private @Nullable Scalar find(PathExpression path) {
        Scalar found = qualified(path);
        if (found == null) {
            found = unqualified(path);
        }
        if (found == null) {
            found = row(path);
        }
        return found == null && outer != null ? ofOuter(outer.find(path), path) : found;
    }

    private @Nullable Scalar qualified(PathExpression path) {
        for (FromSource source : sources) {
            if (source.isNamed(path.root())) {
                Scalar found = within(source, path);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** {@code source.column.step}, or the source itself. */
    private @Nullable Scalar within(FromSource source, PathExpression path) {
        if (source instanceof FromSource.OfTable table) {
            Scalar output = table.scope().resolve(path);
            return field(source, table.column(output), path);
        }
        if (path.steps().isEmpty()) {
            return null;
        }
        if (!(path.steps().get(0) instanceof NameStep first)) {
            return null;
        }
        OptionalInt column = source.known(first.name());
        return column.isEmpty() ? null : column(source, column.getAsInt(), path, 1);
    }

    private @Nullable Scalar unqualified(PathExpression path) {
        Scalar shared = merged.get(path.root().text());
        if (shared != null) {
            return path.steps().isEmpty() ? shared : stepInto(shared, path.steps());
        }
        List<FromSource> owners = sources.stream()
                .filter(source -> source.known(path.root()).isPresent())
                .toList();
        if (owners.isEmpty() && sources.size() > 1) {
            sources.forEach(source -> {
                if (source instanceof FromSource.OfTable table) {
                    table.sample();
                }
            });
            owners = sources.stream()
                    .filter(source -> source.known(path.root()).isPresent())
                    .toList();
        }
        if (owners.size() > 1) {
            throw ambiguous(path, owners);
        }
        return owners.isEmpty()
                ? null
                : column(owners.get(0), owners.get(0).known(path.root()).getAsInt(), path, 0);
    }

    /** All columns of a source of this name as a map. */
    private @Nullable Scalar row(PathExpression path) {
        for (FromSource source : sources) {
            if (path.steps().isEmpty() && source.isNamed(path.root()) && !(source instanceof FromSource.OfTable)) {
                List<Scalar> namesAndValues = new ArrayList<>();
                for (int column : source.all()) {
                    namesAndValues.add(new Scalar.Constant(
                            AttributeValue.of(source.describe(column).label())));
                    namesAndValues.add(field(source, column, path));
                }
                return new Scalar.Call(ScalarFunctions.MAP, namesAndValues);
            }
        }
        return null;
    }

    /** A column with the steps behind it. */
    private Scalar column(FromSource source, int column, PathExpression path, int from) {
        List<PathStep> steps = path.steps().subList(from, path.steps().size());
        if (source instanceof FromSource.OfTable table && !steps.isEmpty()) {
            ColumnDescription description = table.describe(column);
            List<Path.Step> further = TableScope.steps(steps);
            Path longer =
                    new Path(description.attribute() == null ? description.label() : description.attribute(), further);
            return field(source, table.column(new Scalar.Attribute(longer)), path);
        }
        Scalar.Column field = field(source, column, path);
        return steps.isEmpty() ? field : stepInto(field, steps);
    }

    static Scalar stepInto(Scalar base, List<PathStep> steps) {
        List<Scalar> operands = new ArrayList<>();
        operands.add(base);
        for (PathStep step : steps) {
            operands.add(new Scalar.Constant(
                    step instanceof IndexStep index
                            ? AttributeValue.of(index.index())
                            : AttributeValue.of(((NameStep) step).name().text())));
        }
        return new Scalar.Call(ScalarFunctions.STEP, operands);
    }

    /** An attribute that nobody has declared, of the only table that could have it. */
    private @Nullable Scalar assume(PathExpression path) {
        List<FromSource.OfTable> tables = sources.stream()
                .filter(FromSource.OfTable.class::isInstance)
                .map(FromSource.OfTable.class::cast)
                .toList();
        if (tables.size() == 1) {
            FromSource.OfTable table = tables.get(0);
            return field(table, table.column(table.scope().resolve(path)), path);
        }
        return tables.isEmpty() && outer != null ? ofOuter(outer.assume(path), path) : null;
    }

    /** The first name that means something of the query around, or null. */
    @Nullable
    PathExpression correlation() {
        return correlation;
    }

    /** A scalar over fields of the query around as one over fields of this one. */
    private @Nullable Scalar ofOuter(@Nullable Scalar scalar, PathExpression path) {
        if (scalar instanceof Scalar.Column column && outer != null) {
            correlation = correlation == null ? path : correlation;
            return field(
                    outer.fields.get(column.index()).meaning().get() instanceof BoundField.Outer further
                            ? new BoundField.Outer(further.levels() + 1, further.field())
                            : new BoundField.Outer(1, column.index()),
                    outer.describe(column).type(),
                    path);
        } else if (scalar instanceof Scalar.Call call) {
            List<Scalar> operands = new ArrayList<>();
            for (Scalar operand : call.operands()) {
                Scalar here = ofOuter(operand, path);
                operands.add(here == null ? operand : here);
            }
            return new Scalar.Call(call.function(), operands);
        }
        return scalar;
    }

    private QueryException ambiguous(PathExpression path, List<FromSource> owners) {
        return new QueryException(
                QueryErrorCode.AMBIGUOUS_NAME,
                path.root().text() + " can mean "
                        + owners.stream()
                                .map(owner ->
                                        owner.name().text() + "." + path.root().text())
                                .collect(Collectors.joining(" or "))
                        + "; write the one that is meant",
                path.position());
    }

    private QueryException unknown(PathExpression path) {
        String name = path.root().text();
        long tables =
                sources.stream().filter(FromSource.OfTable.class::isInstance).count();
        String where = tables > 1
                ? "; say whose attribute it is: " + sources.get(0).name().text() + "." + name
                : sources.isEmpty() ? ", because no table is read" : "";
        return new QueryException(
                QueryErrorCode.UNKNOWN_COLUMN, "there is no column " + name + " here" + where, path.position());
    }

    // ---- what a scope tells of its scalars ----

    @Override
    public SqlType type(Scalar leaf) {
        return leaf instanceof Scalar.Column column ? describe(column).type() : SqlType.ANY;
    }

    @Override
    public @Nullable KeyType keyType(Scalar scalar) {
        return scalar instanceof Scalar.Column column
                        && fields.get(column.index()).identity() instanceof SourceColumn of
                ? of.source().keyType(of.column())
                : null;
    }

    @Override
    public @Nullable String attribute(Scalar scalar) {
        return scalar instanceof Scalar.Column column ? describe(column).attribute() : null;
    }

    @Override
    public Scalar aggregate(FunctionCall call) {
        return groups == null ? Scope.super.aggregate(call) : groups.bind(call);
    }

    @Override
    public Scalar subquery(Expression expression) {
        return subqueries == null ? Scope.super.subquery(expression) : subqueries.bind(expression);
    }
}
