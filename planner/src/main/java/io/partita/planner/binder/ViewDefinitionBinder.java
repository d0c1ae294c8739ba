package io.partita.planner.binder;

import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Statement.CreateView;
import io.partita.parser.syntax.Statement.DropView;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.Named;
import io.partita.planner.catalog.View;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.type.ColumnDescription;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The statements that make, drop and describe views. */
public final class ViewDefinitionBinder {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 65_536;

    private final Binding binding;

    ViewDefinitionBinder(Binding binding) {
        this.binding = binding;
    }

    /** The plan of CREATE VIEW, once its query has been bound. */
    Plan create(CreateView create) {
        Identifier name = create.view();
        if (create.orReplace() && create.ifNotExists()) {
            throw Refusals.invalid(
                    "OR REPLACE and IF NOT EXISTS exclude each other: choose whether a view that is there gives way",
                    create.position());
        } else if (name.text().isEmpty() || name.text().length() > MAX_NAME) {
            throw invalid("the name of a view has 1 to " + MAX_NAME + " characters", name.position());
        } else if (binding.catalog().hasTable(name.text())) {
            throw new QueryException(
                    QueryErrorCode.DUPLICATE_TABLE,
                    "there is a table \"" + name.text() + "\"; a view needs a name of its own",
                    name.position());
        }
        Position query = create.query().position();
        String text = binding.text().substring(query.offset(), query.offset() + query.length());
        if (text.length() > MAX_TEXT) {
            throw invalid(
                    "the query of a view has at most " + MAX_TEXT + " characters, and this one has " + text.length()
                            + "; make several views of it that read each other",
                    query);
        }
        OpenViews views = OpenViews.none().with(name.text());
        checkNames(create, bound(create, views));
        List<String> columns = create.columns().stream().map(Identifier::text).toList();
        View view = new View(name.text(), columns, text, List.copyOf(views.tables()), Instant.EPOCH);
        return new Plan.CreatingView(view, create.orReplace(), create.ifNotExists());
    }

    private BoundView bound(CreateView create, OpenViews views) {
        Binding inner = new Binding(
                binding.text(),
                binding.catalog(),
                binding.options(),
                new Parameters(),
                Literals.FIXED,
                views,
                List.of());
        try {
            return ViewBinder.bind(create.view().text(), create.query(), create.columns(), inner);
        } catch (QueryException refused) {
            throw Refusals.at(refused, create.view().position(), binding);
        }
    }

    private static void checkNames(CreateView create, BoundView bound) {
        Set<String> names = new HashSet<>();
        for (ColumnDescription column : bound.columns()) {
            if (!names.add(column.label())) {
                throw invalid(
                        "the view would have two columns called " + column.label()
                                + "; give one of them another name, with AS or in a list behind the name of the view",
                        create.view().position());
            }
        }
    }

    private static QueryException invalid(String message, Position position) {
        return new QueryException(QueryErrorCode.INVALID_DEFINITION, message, position);
    }

    /** The plan of DROP VIEW. */
    Plan drop(DropView drop) {
        try {
            Named named = binding.catalog().named(drop.view());
            if (named instanceof View view) {
                return new Plan.DroppingView(view.name(), drop.ifExists());
            }
            throw new QueryException(
                    QueryErrorCode.WRONG_OBJECT,
                    "\"" + named.name() + "\" is a table; drop it by DROP TABLE",
                    drop.view().position());
        } catch (QueryException unknown) {
            if (unknown.code() == QueryErrorCode.UNKNOWN_TABLE && drop.ifExists()) {
                return new Plan.DroppingView(drop.view().text(), true);
            } else if (unknown.code() == QueryErrorCode.UNKNOWN_TABLE) {
                throw new QueryException(
                        QueryErrorCode.UNKNOWN_TABLE,
                        "there is no view \"" + drop.view().text() + "\"",
                        drop.view().position());
            }
            throw unknown;
        }
    }

    /**
     * The columns of a view, in their order; of a view of whole items those that are declared or show up in a sample.
     *
     * @throws QueryException if the view cannot be read any more
     */
    public static List<Column> columns(View view, Catalog catalog) {
        Binding binding = new Binding("", catalog, SessionOptions.DEFAULT, new Parameters(), Literals.FIXED);
        BoundView bound = new ViewBinder(binding).bind(view, Position.NONE, List.of());
        if (bound instanceof BoundView.OfItems items && items.isOpen()) {
            return catalog.withSample(items.query().table()).columns().stream()
                    .map(column -> new Column(column.name(), column.type(), column.declaredType(), Column.Origin.VIEW))
                    .toList();
        }
        return bound.columns().stream()
                .map(column ->
                        new Column(column.label(), column.type(), column.type().sqlName(), Column.Origin.VIEW))
                .toList();
    }
}
