package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Values;
import io.partita.parser.syntax.Statement.Delete;
import io.partita.parser.syntax.Statement.DoNothing;
import io.partita.parser.syntax.Statement.DoReplace;
import io.partita.parser.syntax.Statement.DoUpdate;
import io.partita.parser.syntax.Statement.Insert;
import io.partita.parser.syntax.Statement.InsertKind;
import io.partita.parser.syntax.Statement.InsertQuery;
import io.partita.parser.syntax.Statement.InsertRows;
import io.partita.parser.syntax.Statement.InsertSource;
import io.partita.parser.syntax.Statement.InsertValue;
import io.partita.parser.syntax.Statement.OnConflict;
import io.partita.parser.syntax.Statement.RemoveClause;
import io.partita.parser.syntax.Statement.Returning;
import io.partita.parser.syntax.Statement.ReturningImage;
import io.partita.parser.syntax.Statement.SetClause;
import io.partita.parser.syntax.Statement.Truncate;
import io.partita.parser.syntax.Statement.Update;
import io.partita.parser.syntax.Statement.UpdateClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The statements that write items. */
final class WriteBuilder {
    private final Source source;
    private final Builders builders;

    WriteBuilder(Source source, Builders builders) {
        this.source = source;
        this.builders = builders;
    }

    Insert insert(PartitaParser.InsertContext context) {
        Identifier table = table(context.writtenTable());
        return within(
                table,
                () -> new Insert(
                        InsertKind.valueOf(ExpectationNames.word(context.start.getType())),
                        builders.queries().hints(context.hints()),
                        table,
                        source(context.insertSource()),
                        Optional.ofNullable(context.onConflict()).map(this::onConflict),
                        Optional.ofNullable(context.returning()).map(this::returning),
                        source.position(context)));
    }

    private InsertSource source(PartitaParser.InsertSourceContext context) {
        if (context.expression() != null) {
            return new InsertValue(builders.expressions().expression(context.expression()), source.position(context));
        }
        List<Identifier> columns = builders.names().optionalColumns(context.columnNames());
        Query query = builders.queries().query(context.query());
        boolean plain = query.with().isEmpty()
                && query.orderBy().isEmpty()
                && query.limit().isEmpty()
                && query.offset().isEmpty();
        return plain && query.body() instanceof Values values
                ? new InsertRows(columns, values.rows(), source.position(context))
                : new InsertQuery(columns, query, source.position(context));
    }

    private OnConflict onConflict(PartitaParser.OnConflictContext context) {
        if (context.NOTHING() != null) {
            return new DoNothing(source.position(context));
        }
        if (context.REPLACE() != null) {
            return new DoReplace(source.position(context));
        }
        List<SetClause> assignments =
                context.assignment().stream().map(this::assignment).toList();
        return new DoUpdate(assignments, builders.queries().where(context.where()), source.position(context));
    }

    Update update(PartitaParser.UpdateContext context) {
        Identifier table = table(context.writtenTable());
        Optional<Identifier> alias = builders.relations().alias(context.tableAlias());
        return within(
                alias.orElse(table),
                () -> new Update(
                        builders.queries().hints(context.hints()),
                        table,
                        alias,
                        clauses(context.updateClause()),
                        builders.queries().where(context.where()),
                        Optional.ofNullable(context.returning()).map(this::returning),
                        source.position(context)));
    }

    private List<UpdateClause> clauses(List<PartitaParser.UpdateClauseContext> contexts) {
        List<UpdateClause> clauses = new ArrayList<>();
        for (PartitaParser.UpdateClauseContext context : contexts) {
            for (PartitaParser.AssignmentContext assignment : context.assignment()) {
                clauses.add(assignment(assignment));
            }
            for (PartitaParser.PathContext path : context.path()) {
                clauses.add(new RemoveClause(builders.names().path(path), source.position(path)));
            }
        }
        return clauses;
    }

    private SetClause assignment(PartitaParser.AssignmentContext context) {
        Expression value = builders.expressions().expression(context.expression());
        return new SetClause(builders.names().path(context.path()), value, source.position(context));
    }

    Delete delete(PartitaParser.DeleteContext context) {
        Identifier table = table(context.writtenTable());
        Optional<Identifier> alias = builders.relations().alias(context.tableAlias());
        return within(
                alias.orElse(table),
                () -> new Delete(
                        builders.queries().hints(context.hints()),
                        table,
                        alias,
                        builders.queries().where(context.where()),
                        Optional.ofNullable(context.returning()).map(this::returning),
                        source.position(context)));
    }

    Truncate truncate(PartitaParser.TruncateContext context) {
        return new Truncate(builders.names().name(context.identifier()), source.position(context));
    }

    private Returning returning(PartitaParser.ReturningContext context) {
        Optional<ReturningImage> image = Optional.empty();
        if (context.OLD() != null) {
            image = Optional.of(context.ALL() != null ? ReturningImage.ALL_OLD : ReturningImage.MODIFIED_OLD);
        } else if (context.NEW() != null) {
            image = Optional.of(context.ALL() != null ? ReturningImage.ALL_NEW : ReturningImage.MODIFIED_NEW);
        }
        return new Returning(image, builders.queries().items(context.selectItems()), source.position(context));
    }

    private Identifier table(PartitaParser.WrittenTableContext context) {
        if (context.DOT() != null) {
            throw source.failure(
                    source.position(context), "This operation is not supported on an index; name the table alone");
        }
        return builders.names().name(context.identifier());
    }

    private <T> T within(Identifier target, Supplier<T> building) {
        Scope scope = new Scope(null);
        scope.add(target);
        return builders.queries().within(scope, building);
    }
}
