package io.partita.planner.strict.read;

import io.partita.engine.api.error.StoreException;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Relation;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.planner.strict.text.Refusals;
import io.partita.planner.strict.text.StatementText;

/** Which clauses a query may have. */
public final class SelectShape {
    private final StatementText text;

    public SelectShape(StatementText text) {
        this.text = text;
    }

    /**
     * Refuses what other dialects have.
     *
     * @return the table or index that is read
     * @throws StoreException VALIDATION
     */
    public TableReference check(Query query) {
        int start = query.position().offset();
        if (!query.with().isEmpty()) {
            throw Refusals.clause("WITH", text.wordFrom(start, "WITH"));
        } else if (query.body() instanceof Query.SetOperation operation) {
            String word = operation.operator().name();
            throw Refusals.clause(word, text.wordFrom(end(operation.left().position()), word));
        } else if (!(query.body() instanceof Query.Select)) {
            throw Refusals.noDataManipulation();
        }
        Query.Select select = select(query);
        check(select);
        query.limit().ifPresent(limit -> {
            throw bound(limit, "LIMIT");
        });
        query.offset().ifPresent(offset -> {
            throw bound(offset, "OFFSET");
        });
        return table(select);
    }

    /** The SELECT of a query that is nothing else. */
    static Query.Select select(Query query) {
        if (query.body() instanceof Query.Select select) {
            return select;
        }
        throw new IllegalStateException("the shape of the query has not been checked");
    }

    private StoreException bound(Expression count, String clause) {
        int offset = count.position().offset();
        String word = text.wordBefore(offset, clause).length() > 0 ? clause : "FETCH";
        return Refusals.clause(word, text.wordBefore(offset, word));
    }

    private void check(Query.Select select) {
        int start = select.position().offset();
        if (select.distinct()) {
            throw Refusals.clause("DISTINCT", text.wordFrom(start, "DISTINCT"));
        } else if (select.value().isPresent()) {
            throw Refusals.clause("VALUE", text.wordFrom(start, "VALUE"));
        } else if (!select.groupBy().isEmpty()) {
            int offset = select.groupBy().get(0).position().offset();
            throw Refusals.clause("GROUP BY", text.wordBefore(offset, "GROUP"));
        } else if (select.having().isPresent()) {
            int offset = select.having().get().position().offset();
            throw Refusals.clause("HAVING", text.wordBefore(offset, "HAVING"));
        } else if (!select.windows().isEmpty()) {
            int offset = select.windows().get(0).position().offset();
            throw Refusals.clause("WINDOW", text.wordBefore(offset, "WINDOW"));
        }
    }

    private TableReference table(Query.Select select) {
        Relation from = select.from().orElseThrow(() -> Refusals.malformed("Unexpected token after expression"));
        if (!(from instanceof TableReference table)) {
            throw StoreException.validation("Only Select from a Single Table or index supported");
        }
        table.alias().ifPresent(alias -> {
            throw Refusals.clause("AS", alias.position());
        });
        table.index().ifPresent(index -> {
            if (!index.quoted() || !table.table().quoted()) {
                throw StoreException.validation(
                        "The names of a table and its index must be enclosed in double quotation marks"
                                + Refusals.at(table.position()));
            }
        });
        return table;
    }

    private static int end(Position position) {
        return position.offset() + position.length();
    }
}
