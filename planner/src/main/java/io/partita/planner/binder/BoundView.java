package io.partita.planner.binder;

import io.partita.parser.syntax.Identifier;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view with all names of its definition resolved. */
sealed interface BoundView {

    /** The columns that it is known to have. */
    List<ColumnDescription> columns();

    /**
     * Items of one table, filtered and projected: the table stands for the view wherever the view is read, with the
     * view's conditions, and with its outputs in the place of the names of its columns.
     *
     * @param query without order, limits and DISTINCT; of all attributes if any name may be a column of the view
     */
    record OfItems(String name, BoundQuery query) implements BoundView {
        boolean isOpen() {
            return query.output() instanceof BoundQuery.AllAttributes;
        }

        /** The names of the view in a statement. */
        TableScope scope(@Nullable Identifier alias) {
            return isOpen()
                    ? new TableScope(
                            query.table(), alias == null ? new Identifier(name, false, query.position()) : alias, false)
                    : new TableScope(query.table(), alias, false, ViewOutputs.of(this));
        }

        @Override
        public List<ColumnDescription> columns() {
            return query.columns();
        }
    }

    /** Any other query. */
    record OfRows(BoundRelation.Query query) implements BoundView {
        @Override
        public List<ColumnDescription> columns() {
            return query.columns();
        }
    }
}
