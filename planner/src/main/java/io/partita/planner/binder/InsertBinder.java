package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.MapLiteral;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.Insert;
import io.partita.parser.syntax.Statement.InsertQuery;
import io.partita.parser.syntax.Statement.InsertRows;
import io.partita.parser.syntax.Statement.InsertValue;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.Conflict;
import io.partita.planner.plan.ItemWrite.ConflictUpdate;
import io.partita.planner.plan.Plan;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** INSERT, UPSERT and REPLACE, and the rows that the statement says. */
final class InsertBinder {
    private final Binding binding;
    private final Insert insert;
    private final Table table;
    private final TableScope scope;
    private final ExpressionBinder values;

    InsertBinder(Binding binding, Insert insert) {
        this.binding = binding;
        this.insert = insert;
        this.table = TableNames.find(insert.table(), binding);
        this.scope = new TableScope(table, null, binding.isAmazon());
        this.values = new ExpressionBinder(binding, null);
    }

    BoundStatement bind() {
        if (binding.isAmazon()) {
            checkAmazon();
        }
        new HintBinder(binding, scope).bind(insert.hints());
        ReturningBinder returning = new ReturningBinder(binding, scope);
        List<Scalar> items = insert.source() instanceof InsertQuery ? List.of() : items();
        Conflict conflict = conflict();
        ItemWrite.Put put = new ItemWrite.Put(
                table,
                items,
                conflict,
                conflict == Conflict.UPDATE ? conflictUpdate() : null,
                returning.bind(insert.returning(), ReturningBinder.Statement.INSERT));
        return insert.source() instanceof InsertQuery query
                ? new InsertQueryBinder(binding, query, scope, put).bind()
                : new BoundStatement.Planned(new Plan.Writing(put));
    }

    private void checkAmazon() {
        boolean plain = insert.kind() == Statement.InsertKind.INSERT
                && insert.onConflict().isEmpty()
                && insert.returning().isEmpty()
                && insert.source() instanceof InsertValue;
        if (!plain) {
            throw Refusals.amazon("Statement wasn't well formed, can't be processed: Expected VALUE and one item at "
                    + Refusals.at(insert.source().position()));
        }
    }

    private Conflict conflict() {
        if (insert.kind() != Statement.InsertKind.INSERT) {
            insert.onConflict().ifPresent(clause -> {
                throw Refusals.invalid(
                        insert.kind() + " replaces the item anyway; ON CONFLICT goes with INSERT", clause.position());
            });
            return Conflict.REPLACE;
        }
        if (insert.onConflict().isEmpty()) {
            return Conflict.FAIL;
        }
        Statement.OnConflict clause = insert.onConflict().get();
        if (clause instanceof Statement.DoUpdate) {
            return Conflict.UPDATE;
        }
        return clause instanceof Statement.DoNothing ? Conflict.IGNORE : Conflict.REPLACE;
    }

    private ConflictUpdate conflictUpdate() {
        Statement.DoUpdate clause = (Statement.DoUpdate) insert.onConflict().orElseThrow();
        ExpressionBinder expressions = new ExpressionBinder(binding, new ConflictScope(scope));
        List<Assignment> assignments = new AssignmentBinder(binding, table, expressions).bind(clause.assignments());
        WritePredicate predicate = WritePredicate.of(table, clause.where().map(expressions::bind));
        return new ConflictUpdate(assignments, predicate.guard(assignments));
    }

    private List<Scalar> items() {
        if (insert.source() instanceof InsertValue value) {
            return List.of(item(value.value()));
        }
        return rows((InsertRows) insert.source());
    }

    // ---- VALUE {..} ----

    private Scalar item(Expression value) {
        if (value instanceof Expression.Parameter parameter) {
            Scalar argument = values.bind(parameter);
            binding.parameters().expect(parameter, SqlType.MAP, null);
            return argument;
        }
        if (!(value instanceof MapLiteral map)) {
            throw Refusals.at(
                    Refusals.amazon("INSERT takes an item: VALUE {'name': value, ..} or VALUE ?"),
                    value.position(),
                    binding);
        }
        List<Column> columns = new ArrayList<>();
        List<Expression> row = new ArrayList<>();
        map.entries().forEach(entry -> {
            columns.add(new Column(entry.name(), entry.position()));
            row.add(entry.value());
        });
        return item(columns, row, map.position());
    }

    /** An attribute to write, and where it is named. */
    private record Column(String name, Position position) {}

    private Scalar item(List<Column> columns, List<Expression> row, Position position) {
        checkOnce(columns);
        List<Scalar> operands = new ArrayList<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            Scalar value = values.bindValue(row.get(i));
            expect(row.get(i), name);
            checkKey(name, row.get(i), value);
            operands.add(new Scalar.Constant(AttributeValue.of(name)));
            operands.add(value);
        }
        checkComplete(columns, position);
        return new Scalar.Call(ScalarFunctions.MAP, operands);
    }

    private static void checkOnce(List<Column> columns) {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw Refusals.invalid("attribute " + column.name() + " is named twice", column.position());
            }
        }
    }

    private void checkComplete(List<Column> columns, Position position) {
        for (KeyAttribute key : table.description().definition().key().attributes()) {
            if (columns.stream().noneMatch(column -> column.name().equals(key.name()))) {
                QueryException refusal = new QueryException(
                        QueryErrorCode.NULL_KEY,
                        "One or more parameter values were invalid: Missing the key " + key.name() + " in the item");
                throw Refusals.at(refusal, position, binding);
            }
        }
    }

    private void checkKey(String name, Expression expression, Scalar value) {
        KeyType key = KeyType.of(table, name);
        if (key == null) {
            return;
        }
        AttributeType actual = binding.literals().type(value);
        key.check(actual, expression.position(), binding);
        if (actual == AttributeType.NULL || value instanceof Scalar.Missing) {
            throw new QueryException(
                    QueryErrorCode.NULL_KEY, "key attribute " + name + " must have a value", expression.position());
        }
    }

    private void expect(Expression expression, String attribute) {
        SqlType type = scope.column(attribute).map(column -> column.type()).orElse(SqlType.ANY);
        binding.parameters().expect(expression, type, attribute);
    }

    // ---- (columns) VALUES (..), (..) ----

    private List<Scalar> rows(InsertRows rows) {
        List<Column> columns = rows.columns().isEmpty() ? declared(rows) : named(rows.columns());
        List<Scalar> items = new ArrayList<>(rows.rows().size());
        for (RowValue row : rows.rows()) {
            if (row.elements().size() != columns.size()) {
                throw Refusals.invalid(
                        "this row has " + row.elements().size() + " values for " + columns.size() + " columns",
                        row.position());
            }
            items.add(item(columns, row.elements(), row.position()));
        }
        return items;
    }

    private List<Column> named(List<Identifier> names) {
        List<Column> columns = new ArrayList<>(names.size());
        names.forEach(name -> columns.add(new Column(scope.attribute(name), name.position())));
        return columns;
    }

    private List<Column> declared(InsertRows rows) {
        List<ColumnDefinition> declared = table.description().definition().columns();
        if (declared.isEmpty()) {
            throw Refusals.invalid(
                    "table " + table.name() + " declares no columns: name them, INSERT INTO " + table.name()
                            + " (a, b) VALUES ..",
                    rows.position());
        }
        return declared.stream()
                .map(column -> new Column(column.name(), rows.position()))
                .toList();
    }
}
