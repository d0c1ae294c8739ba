package io.partita.planner.binder;

import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Statement.InsertQuery;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * INSERT of the rows of a query. Whole items come of {@code SELECT *} and {@code SELECT VALUE}; otherwise the columns of
 * the query go, by their places, into the attributes that are listed or, without a list, into those of their names.
 */
final class InsertQueryBinder {
    private final Binding binding;
    private final InsertQuery source;
    private final TableScope scope;
    private final ItemWrite.Put put;

    /**
     * A binder for one statement.
     *
     * @param put what becomes of each row
     */
    InsertQueryBinder(Binding binding, InsertQuery source, TableScope scope, ItemWrite.Put put) {
        this.binding = binding;
        this.source = source;
        this.scope = scope;
        this.put = put;
    }

    BoundStatement bind() {
        return new BoundStatement.Inserting(new QueryBinder(binding).bind(source.query()), this::plan);
    }

    private Plan plan(Plan query) {
        if (!(query instanceof Plan.Reading reading)) {
            throw Refusals.invalid("INSERT takes the rows of a query", source.position());
        }
        return new Plan.Writing(
                isWhole(reading)
                        ? new ItemWrite.PutEach(put, wholeItems(reading), List.of(), namesTable())
                        : new ItemWrite.PutEach(put, reading, attributes(reading), namesTable()));
    }

    private boolean isWhole(Plan.Reading query) {
        boolean whole = query.root() instanceof RowNode.AllAttributes
                || (source.query().body() instanceof Query.Select select
                        && select.value().isPresent());
        if (whole && !source.columns().isEmpty()) {
            throw Refusals.invalid(
                    "whole items are inserted as they are: name the columns of the SELECT too, or leave out the list",
                    source.columns().get(0).position());
        }
        return whole;
    }

    private static Plan.Reading wholeItems(Plan.Reading query) {
        return query.root() instanceof RowNode.AllAttributes all
                ? new Plan.Reading(
                        new RowNode.Project(all.input(), List.of(new Scalar.WholeItem())),
                        List.of(new ColumnDescription("item", SqlType.MAP, null, null)))
                : query;
    }

    private List<String> attributes(Plan.Reading query) {
        List<ColumnDescription> columns = query.columns();
        List<String> attributes = source.columns().isEmpty()
                ? columns.stream().map(ColumnDescription::label).toList()
                : source.columns().stream().map(scope::attribute).toList();
        if (attributes.size() != columns.size()) {
            throw Refusals.invalid(
                    "the query has " + columns.size() + " columns for " + attributes.size() + " attributes",
                    source.query().position());
        }
        checkOnce(attributes);
        checkComplete(attributes);
        return attributes;
    }

    private void checkOnce(List<String> attributes) {
        Set<String> names = new HashSet<>();
        for (String attribute : attributes) {
            if (!names.add(attribute)) {
                throw Refusals.invalid("attribute " + attribute + " is named twice", source.position());
            }
        }
    }

    private void checkComplete(List<String> attributes) {
        for (KeyAttribute key : scope.table().description().definition().key().attributes()) {
            if (!attributes.contains(key.name())) {
                throw new QueryException(
                        QueryErrorCode.NULL_KEY,
                        "the query has no column for the key attribute " + key.name()
                                + ": name one so, with AS, or list the attributes behind the table",
                        source.position());
            }
        }
    }

    /** Whether the query reads the table that is written, through views too, and could meet again what was inserted. */
    private boolean namesTable() {
        return binding.views().tables().contains(scope.table().name());
    }
}
