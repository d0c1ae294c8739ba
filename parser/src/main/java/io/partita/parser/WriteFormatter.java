package io.partita.parser;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Statement.Delete;
import io.partita.parser.syntax.Statement.DoNothing;
import io.partita.parser.syntax.Statement.DoReplace;
import io.partita.parser.syntax.Statement.DoUpdate;
import io.partita.parser.syntax.Statement.Insert;
import io.partita.parser.syntax.Statement.InsertQuery;
import io.partita.parser.syntax.Statement.InsertRows;
import io.partita.parser.syntax.Statement.InsertSource;
import io.partita.parser.syntax.Statement.InsertValue;
import io.partita.parser.syntax.Statement.OnConflict;
import io.partita.parser.syntax.Statement.RemoveClause;
import io.partita.parser.syntax.Statement.Returning;
import io.partita.parser.syntax.Statement.SetClause;
import io.partita.parser.syntax.Statement.Update;
import io.partita.parser.syntax.Statement.UpdateClause;
import java.util.List;

/** The statements that write items. */
final class WriteFormatter {
    private static final Dispatch<WriteFormatter, InsertSource> SOURCES = Dispatch.<WriteFormatter, InsertSource>over(
                    InsertSource.class)
            .on(InsertValue.class, (f, source) -> f.clause(" VALUE ", source.value()))
            .on(InsertRows.class, WriteFormatter::rows)
            .on(InsertQuery.class, WriteFormatter::query)
            .complete();
    private static final Dispatch<WriteFormatter, OnConflict> CONFLICTS = Dispatch.<WriteFormatter, OnConflict>over(
                    OnConflict.class)
            .on(DoNothing.class, (f, nothing) -> f.sql.add("NOTHING"))
            .on(DoReplace.class, (f, replace) -> f.sql.add("REPLACE"))
            .on(DoUpdate.class, WriteFormatter::doUpdate)
            .complete();

    private final Formatters formatters;
    private final SqlText sql;

    WriteFormatter(Formatters formatters) {
        this.formatters = formatters;
        this.sql = formatters.text();
    }

    private void clause(String words, Expression expression) {
        sql.add(words);
        formatters.expressions().expression(expression);
    }

    void insert(Insert insert) {
        sql.add(insert.kind().name()).add(" ");
        formatters.queries().hints(insert.hints());
        sql.add("INTO ").name(insert.table());
        SOURCES.run(this, insert.source());
        insert.onConflict().ifPresent(conflict -> {
            sql.add(" ON CONFLICT DO ");
            CONFLICTS.run(this, conflict);
        });
        insert.returning().ifPresent(this::returning);
    }

    private void rows(InsertRows rows) {
        sql.columns(rows.columns()).add(" ");
        formatters.queries().rows(rows.rows());
    }

    private void query(InsertQuery source) {
        sql.columns(source.columns()).add(" ");
        formatters.queries().query(source.query());
    }

    private void doUpdate(DoUpdate update) {
        sql.add("UPDATE SET ").list(update.assignments(), this::assignment);
        update.where().ifPresent(where -> clause(" WHERE ", where));
    }

    private void assignment(SetClause set) {
        formatters.expressions().path(set.path());
        clause(" = ", set.value());
    }

    void update(Update update) {
        sql.add("UPDATE ");
        formatters.queries().hints(update.hints());
        sql.name(update.table());
        update.alias().ifPresent(alias -> sql.add(" AS ").name(alias));
        clauses(update.clauses());
        update.where().ifPresent(where -> clause(" WHERE ", where));
        update.returning().ifPresent(this::returning);
    }

    /** Neighbours of one kind share their word. */
    private void clauses(List<UpdateClause> clauses) {
        for (int i = 0; i < clauses.size(); i++) {
            UpdateClause clause = clauses.get(i);
            boolean again = i > 0 && clauses.get(i - 1).getClass() == clause.getClass();
            if (clause instanceof SetClause set) {
                sql.add(again ? ", " : " SET ");
                assignment(set);
            } else if (clause instanceof RemoveClause remove) {
                sql.add(again ? ", " : " REMOVE ");
                formatters.expressions().path(remove.path());
            }
        }
    }

    void delete(Delete delete) {
        sql.add("DELETE ");
        formatters.queries().hints(delete.hints());
        sql.add("FROM ").name(delete.table());
        delete.alias().ifPresent(alias -> sql.add(" AS ").name(alias));
        delete.where().ifPresent(where -> clause(" WHERE ", where));
        delete.returning().ifPresent(this::returning);
    }

    private void returning(Returning returning) {
        sql.add(" RETURNING ");
        returning
                .image()
                .ifPresent(image -> sql.add(image.name().replace('_', ' ')).add(" "));
        formatters.queries().items(returning.items());
    }
}
