package io.partita.planner.binder;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.List;

/** Indexes by their names. */
final class IndexNames {
    private IndexNames() {}

    /**
     * The index that a name means: exactly so or, unquoted, the one that matches without case.
     *
     * @throws QueryException UNKNOWN_INDEX or AMBIGUOUS_NAME
     */
    static IndexDefinition find(Table table, Identifier name, Binding binding) {
        List<IndexDefinition> indexes = table.description().definition().indexes();
        for (IndexDefinition index : indexes) {
            if (index.name().equals(name.text())) {
                return index;
            }
        }
        if (binding.isAmazon()) {
            throw new QueryException(QueryErrorCode.UNKNOWN_INDEX, "The table does not have the specified index");
        }
        List<IndexDefinition> matches = indexes.stream()
                .filter(index -> !name.quoted() && index.name().equalsIgnoreCase(name.text()))
                .toList();
        if (matches.size() == 1) {
            return matches.get(0);
        }
        String names = String.join(
                ", ", indexes.stream().map(IndexDefinition::name).sorted().toList());
        if (matches.size() > 1) {
            throw new QueryException(
                    QueryErrorCode.AMBIGUOUS_NAME,
                    name.text() + " can mean several indexes of table " + table.name() + ": " + names,
                    name.position());
        }
        throw new QueryException(
                QueryErrorCode.UNKNOWN_INDEX,
                "table " + table.name() + " has no index " + name.text()
                        + (indexes.isEmpty() ? "; it has none" : "; it has " + names),
                name.position());
    }
}
