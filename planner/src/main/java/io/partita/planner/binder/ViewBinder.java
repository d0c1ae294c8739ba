package io.partita.planner.binder;

import io.partita.parser.StatementParser;
import io.partita.parser.SyntaxException;
import io.partita.parser.syntax.Hint;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.parser.syntax.Statement;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.Named;
import io.partita.planner.catalog.Table;
import io.partita.planner.catalog.View;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.ColumnDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Views: what a name in FROM stands for, and the definition behind it. */
final class ViewBinder {
    private final Binding binding;

    ViewBinder(Binding binding) {
        this.binding = binding;
    }

    /**
     * The table or view that a reference means; in Amazon's dialect only a table.
     *
     * @throws QueryException UNKNOWN_TABLE, AMBIGUOUS_NAME, WRONG_OBJECT for an index of a view, or INVALID_DEFINITION
     *     where a view would read itself
     */
    Named find(TableReference reference) {
        Identifier name = reference.table();
        if (binding.isAmazon()) {
            return TableNames.find(name, binding);
        }
        if (binding.views().names().contains(name.text())) {
            binding.views().with(name.text());
        }
        Named named = binding.catalog().named(name);
        if (named instanceof View view && reference.index().isPresent()) {
            throw view.isNoTable(reference.position());
        } else if (named instanceof Table table) {
            binding.views().tables().add(table.name());
        }
        return named;
    }

    /**
     * Binds the definition of a view.
     *
     * @param position where the view is named
     * @param hints of the SELECT that names it
     * @throws QueryException if it cannot be read any more
     */
    BoundView bind(View view, Position position, List<Hint> hints) {
        try {
            return bind(view.name(), parse(view), names(view), binding.within(view, hints));
        } catch (QueryException refused) {
            boolean isOfViews = refused.code() == QueryErrorCode.INVALID_DEFINITION;
            String message = String.valueOf(refused.getMessage());
            throw new QueryException(
                    refused.code(),
                    isOfViews ? message : "view \"" + view.name() + "\" cannot be read: " + message,
                    isOfViews && !binding.views().isEmpty() ? Position.NONE : position);
        }
    }

    private static Query parse(View view) {
        try {
            if (StatementParser.parse(view.query()) instanceof Statement.QueryStatement query) {
                return query.query();
            }
        } catch (SyntaxException malformed) {
            throw QueryException.of(QueryErrorCode.SYNTAX, malformed.getMessage(), malformed);
        }
        throw new QueryException(QueryErrorCode.SYNTAX, "its definition is no query");
    }

    private static List<Identifier> names(View view) {
        return view.columns().stream()
                .map(name -> new Identifier(name, true, Position.NONE))
                .toList();
    }

    /**
     * Binds a definition.
     *
     * @param names of the columns, or empty
     * @param inner the binding of the definition's own text
     */
    static BoundView bind(String view, Query query, List<Identifier> names, Binding inner) {
        if (isOfOneTable(query)) {
            BoundStatement bound = new QueryBinder(inner).bind(query);
            if (bound instanceof BoundStatement.Queried queried && isPlain(queried.query())) {
                return new BoundView.OfItems(view, named(queried.query(), names, inner));
            }
        }
        BoundRelation.Query bound = new RelationBinder(inner).bind(query, null);
        return new BoundView.OfRows(
                new BoundRelation.Query(bound.relation(), RelationBinder.renamed(bound.columns(), names)));
    }

    private static boolean isOfOneTable(Query query) {
        return query.orderBy().isEmpty()
                && query.limit().isEmpty()
                && query.offset().isEmpty()
                && SimpleQuery.is(query)
                && query.body() instanceof Select select
                && select.value().isEmpty()
                && select.from().isPresent();
    }

    private static boolean isPlain(BoundQuery query) {
        return query.output() instanceof BoundQuery.AllAttributes
                || (query.output() instanceof BoundQuery.Columns columns && !columns.distinct());
    }

    private static BoundQuery named(BoundQuery query, List<Identifier> names, Binding binding) {
        if (names.isEmpty()) {
            return query;
        }
        BoundQuery closed = query.output() instanceof BoundQuery.AllAttributes ? closed(query, binding) : query;
        return closed.with(closed.output(), RelationBinder.renamed(closed.columns(), names));
    }

    /** The same with the columns that are known of the table by now. */
    private static BoundQuery closed(BoundQuery query, Binding binding) {
        Table table = binding.catalog().withSample(query.table());
        List<Scalar> scalars = new ArrayList<>();
        for (Column column : table.columns()) {
            scalars.add(new Scalar.Attribute(io.partita.engine.api.expression.Path.of(column.name())));
        }
        List<ColumnDescription> columns = SelectListBinder.known(table);
        return query.with(new BoundQuery.Columns(scalars, false), columns);
    }

    /** The only table or view that a query names in FROM, if it names one. */
    static Optional<TableReference> reference(Query query) {
        return query.body() instanceof Select select
                        && select.from().isPresent()
                        && select.from().get() instanceof TableReference reference
                ? Optional.of(reference)
                : Optional.empty();
    }
}
