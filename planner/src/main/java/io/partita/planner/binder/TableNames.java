package io.partita.planner.binder;

import io.partita.parser.syntax.Identifier;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryException;

/** Tables by their names. */
final class TableNames {
    private TableNames() {}

    /**
     * The table that a name means; in Amazon's dialect exactly as written.
     *
     * @throws QueryException UNKNOWN_TABLE or AMBIGUOUS_NAME
     */
    static Table find(Identifier name, Binding binding) {
        return binding.isAmazon()
                ? binding.catalog().table(name.text())
                : binding.catalog().table(name);
    }
}
