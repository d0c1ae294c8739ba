package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What stands in FROM under one name. Its columns are numbered in the order in which the statement needs them. */
abstract sealed class FromSource {
    private final Identifier name;

    FromSource(Identifier name) {
        this.name = name;
    }

    Identifier name() {
        return name;
    }

    boolean isNamed(Identifier other) {
        return matches(name, other);
    }

    static boolean matches(Identifier name, Identifier other) {
        return name.text().equals(other.text())
                || (!name.quoted() && !other.quoted() && name.text().equalsIgnoreCase(other.text()));
    }

    /** How many columns there are by now. */
    abstract int width();

    /** The column of this name, if it is known that there is one. */
    abstract OptionalInt known(Identifier column);

    /** What is to be said of a column. */
    abstract ColumnDescription describe(int column);

    /** The type of the table's own key that a column is, or null. */
    @Nullable
    KeyType keyType(int column) {
        return null;
    }

    /** All columns that are known, for a star. */
    abstract List<Integer> all();

    /** A table: any name may be an attribute of it. */
    static final class OfTable extends FromSource {
        private final Binding binding;
        private final Table table;
        private final @Nullable IndexDefinition index;
        private final Position position;
        private final List<Scalar> outputs = new ArrayList<>();
        private @Nullable Table sampled;
        private TableScope scope;

        OfTable(Identifier name, Binding binding, Table table, @Nullable IndexDefinition index, Position position) {
            super(name);
            this.binding = binding;
            this.table = table;
            this.index = index;
            this.position = position;
            this.scope = new TableScope(table, name, false);
        }

        TableScope scope() {
            return scope;
        }

        BoundRelation.Items bound(BoundHints hints) {
            return new BoundRelation.Items(
                    table, index == null ? null : index.name(), List.of(), outputs, hints, position);
        }

        @Override
        int width() {
            return outputs.size();
        }

        @Override
        OptionalInt known(Identifier column) {
            String attribute = scope.attribute(column);
            return scope.column(attribute).isPresent()
                    ? OptionalInt.of(column(new Scalar.Attribute(Path.of(attribute))))
                    : OptionalInt.empty();
        }

        /** Looks at some items too, for attributes that nobody declared. */
        void sample() {
            if (sampled == null) {
                sampled = binding.catalog().withSample(table);
                scope = new TableScope(sampled, name(), false);
            }
        }

        /** The column that a scalar over an item is. */
        int column(Scalar output) {
            int column = outputs.indexOf(output);
            if (column < 0) {
                column = outputs.size();
                outputs.add(output);
            }
            return column;
        }

        @Override
        ColumnDescription describe(int column) {
            Scalar output = outputs.get(column);
            Optional<String> attribute = Optional.ofNullable(scope.attribute(output));
            String label =
                    output instanceof Scalar.Attribute path ? SelectListBinder.lastPart(path.path()) : name().text();
            return new ColumnDescription(
                    label, scope.type(output), attribute.isPresent() ? table.name() : null, attribute.orElse(null));
        }

        @Override
        @Nullable
        KeyType keyType(int column) {
            return scope.keyType(outputs.get(column));
        }

        @Override
        List<Integer> all() {
            sample();
            List<Integer> columns = new ArrayList<>();
            for (Column column : scope.table().columns()) {
                columns.add(column(new Scalar.Attribute(Path.of(column.name()))));
            }
            return columns;
        }
    }

    /** A view of the items of one table: those of its columns that are named. */
    static final class OfView extends FromSource {
        private final ViewOutputs view;
        private final TableScope scope;
        private final List<Integer> used = new ArrayList<>();

        OfView(Identifier name, ViewOutputs view, TableScope scope) {
            super(name);
            this.view = view;
            this.scope = scope;
        }

        /** What is needed of an item. */
        List<Scalar> outputs() {
            return used.stream().map(view.scalars()::get).toList();
        }

        @Override
        int width() {
            return used.size();
        }

        @Override
        OptionalInt known(Identifier column) {
            OptionalInt found = view.find(column);
            return found.isEmpty() ? found : OptionalInt.of(use(found.getAsInt()));
        }

        private int use(int column) {
            if (!used.contains(column)) {
                used.add(column);
            }
            return used.indexOf(column);
        }

        @Override
        ColumnDescription describe(int column) {
            return view.columns().get(used.get(column));
        }

        @Override
        @Nullable
        KeyType keyType(int column) {
            return scope.keyType(view.scalars().get(used.get(column)));
        }

        @Override
        List<Integer> all() {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < view.columns().size(); i++) {
                columns.add(use(i));
            }
            return columns;
        }
    }

    /** A query, or the elements of a collection: its columns are known. */
    static final class OfColumns extends FromSource {
        private final List<ColumnDescription> columns;
        private final List<Integer> shown;

        /**
         * @param shown which of the columns a star stands for
         */
        OfColumns(Identifier name, List<ColumnDescription> columns, List<Integer> shown) {
            super(name);
            this.columns = List.copyOf(columns);
            this.shown = List.copyOf(shown);
        }

        @Override
        int width() {
            return columns.size();
        }

        @Override
        OptionalInt known(Identifier column) {
            return ViewOutputs.find(columns, column);
        }

        @Override
        ColumnDescription describe(int column) {
            return columns.get(column);
        }

        @Override
        List<Integer> all() {
            return shown;
        }

        /** The only column, if there is but one: what the source's own name stands for. */
        Optional<SqlType> only() {
            return shown.size() == 1 ? Optional.of(columns.get(shown.get(0)).type()) : Optional.empty();
        }
    }
}
