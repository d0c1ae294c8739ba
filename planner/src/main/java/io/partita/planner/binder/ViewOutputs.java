package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.type.ColumnDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The columns of a view over the items of one table.
 *
 * @param view its name
 * @param scalars what each column is, over an item of the table
 */
record ViewOutputs(String view, List<ColumnDescription> columns, List<Scalar> scalars) {

    ViewOutputs {
        columns = List.copyOf(columns);
        scalars = List.copyOf(scalars);
    }

    static ViewOutputs of(BoundView.OfItems view) {
        return new ViewOutputs(
                view.name(), view.columns(), ((BoundQuery.Columns) view.query().output()).scalars());
    }

    /** The column of this name: exactly so or, unquoted, the first that matches without case. */
    OptionalInt find(Identifier name) {
        return find(columns, name);
    }

    static OptionalInt find(List<ColumnDescription> columns, Identifier name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).label().equals(name.text())) {
                return OptionalInt.of(i);
            }
        }
        for (int i = 0; i < columns.size() && !name.quoted(); i++) {
            if (columns.get(i).label().equalsIgnoreCase(name.text())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** All columns as a map. */
    Scalar row() {
        List<Scalar> namesAndValues = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            namesAndValues.add(
                    new Scalar.Constant(AttributeValue.of(columns.get(i).label())));
            namesAndValues.add(scalars.get(i));
        }
        return new Scalar.Call(ScalarFunctions.MAP, namesAndValues);
    }

    /**
     * The same, where there has to be one.
     *
     * @throws QueryException UNKNOWN_COLUMN
     */
    int get(Identifier name) {
        return find(name)
                .orElseThrow(() -> new QueryException(
                        QueryErrorCode.UNKNOWN_COLUMN,
                        "the view " + view + " has no column " + name.text() + "; it has "
                                + columns.stream().map(ColumnDescription::label).collect(Collectors.joining(", ")),
                        name.position()));
    }
}
