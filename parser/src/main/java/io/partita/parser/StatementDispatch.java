package io.partita.parser;

import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.AlterTable;
import io.partita.parser.syntax.Statement.Begin;
import io.partita.parser.syntax.Statement.Commit;
import io.partita.parser.syntax.Statement.CreateIndex;
import io.partita.parser.syntax.Statement.CreateTable;
import io.partita.parser.syntax.Statement.CreateView;
import io.partita.parser.syntax.Statement.Delete;
import io.partita.parser.syntax.Statement.Describe;
import io.partita.parser.syntax.Statement.DropIndex;
import io.partita.parser.syntax.Statement.DropTable;
import io.partita.parser.syntax.Statement.DropView;
import io.partita.parser.syntax.Statement.ExistsCheck;
import io.partita.parser.syntax.Statement.Explain;
import io.partita.parser.syntax.Statement.ExplainFormat;
import io.partita.parser.syntax.Statement.Insert;
import io.partita.parser.syntax.Statement.QueryStatement;
import io.partita.parser.syntax.Statement.ReleaseSavepoint;
import io.partita.parser.syntax.Statement.Rollback;
import io.partita.parser.syntax.Statement.RollbackTo;
import io.partita.parser.syntax.Statement.Savepoint;
import io.partita.parser.syntax.Statement.ShowCreateTable;
import io.partita.parser.syntax.Statement.ShowCreateView;
import io.partita.parser.syntax.Statement.ShowFunctions;
import io.partita.parser.syntax.Statement.ShowIndexes;
import io.partita.parser.syntax.Statement.ShowTables;
import io.partita.parser.syntax.Statement.ShowViews;
import io.partita.parser.syntax.Statement.Truncate;
import io.partita.parser.syntax.Statement.Update;

/** Statements: which one it is, and the ones that are made of words and names alone. */
final class StatementDispatch {
    private static final Dispatch<StatementDispatch, Statement> CASES =
            session(definitions(data(Dispatch.over(Statement.class)))).complete();

    private final Formatters formatters;
    private final SqlText sql;

    StatementDispatch(Formatters formatters) {
        this.formatters = formatters;
        this.sql = formatters.text();
    }

    private static Dispatch<StatementDispatch, Statement> data(Dispatch<StatementDispatch, Statement> cases) {
        return cases.on(
                        QueryStatement.class,
                        (f, query) -> f.formatters.queries().query(query.query()))
                .on(ExistsCheck.class, StatementDispatch::exists)
                .on(Insert.class, (f, insert) -> f.formatters.writes().insert(insert))
                .on(Update.class, (f, update) -> f.formatters.writes().update(update))
                .on(Delete.class, (f, delete) -> f.formatters.writes().delete(delete))
                .on(
                        Truncate.class,
                        (f, truncate) -> f.sql.add("TRUNCATE TABLE ").name(truncate.table()))
                .on(Explain.class, StatementDispatch::explain);
    }

    private static Dispatch<StatementDispatch, Statement> definitions(Dispatch<StatementDispatch, Statement> cases) {
        return cases.on(
                        CreateTable.class,
                        (f, table) -> f.formatters.definitions().createTable(table))
                .on(CreateIndex.class, (f, index) -> f.formatters.definitions().createIndex(index))
                .on(CreateView.class, (f, view) -> f.formatters.definitions().createView(view))
                .on(AlterTable.class, (f, table) -> f.formatters.definitions().alterTable(table))
                .on(DropIndex.class, (f, index) -> f.formatters.definitions().dropIndex(index))
                .on(
                        DropTable.class,
                        (f, drop) -> f.sql.add("DROP TABLE ")
                                .addIf(drop.ifExists(), "IF EXISTS ")
                                .name(drop.table()))
                .on(
                        DropView.class,
                        (f, drop) -> f.sql.add("DROP VIEW ")
                                .addIf(drop.ifExists(), "IF EXISTS ")
                                .name(drop.view()));
    }

    private static Dispatch<StatementDispatch, Statement> session(Dispatch<StatementDispatch, Statement> cases) {
        return cases.on(ShowTables.class, StatementDispatch::showTables)
                .on(ShowFunctions.class, StatementDispatch::showFunctions)
                .on(ShowIndexes.class, StatementDispatch::showIndexes)
                .on(ShowViews.class, StatementDispatch::showViews)
                .on(
                        ShowCreateView.class,
                        (f, show) -> f.sql.add("SHOW CREATE VIEW ").name(show.view()))
                .on(
                        ShowCreateTable.class,
                        (f, show) -> f.sql.add("SHOW CREATE TABLE ").name(show.table()))
                .on(Describe.class, (f, describe) -> f.sql.add("DESCRIBE ").name(describe.table()))
                .on(Begin.class, (f, begin) -> f.sql.add("BEGIN").addIf(begin.readOnly(), " READ ONLY"))
                .on(Commit.class, (f, commit) -> f.sql.add("COMMIT"))
                .on(Rollback.class, (f, rollback) -> f.sql.add("ROLLBACK"))
                .on(Savepoint.class, (f, savepoint) -> f.sql.add("SAVEPOINT ").name(savepoint.name()))
                .on(RollbackTo.class, (f, rollback) -> f.sql.add("ROLLBACK TO ").name(rollback.name()))
                .on(
                        ReleaseSavepoint.class,
                        (f, release) -> f.sql.add("RELEASE ").name(release.name()));
    }

    void statement(Statement statement) {
        CASES.run(this, statement);
    }

    private void exists(ExistsCheck exists) {
        sql.add("EXISTS (");
        formatters.queries().query(exists.query());
        sql.add(")");
    }

    private void explain(Explain explain) {
        sql.add("EXPLAIN ")
                .addIf(explain.analyze(), "ANALYZE ")
                .addIf(explain.format() == ExplainFormat.JSON, "(FORMAT JSON) ");
        statement(explain.statement());
    }

    private void showTables(ShowTables show) {
        sql.add("SHOW TABLES");
        show.like().ifPresent(pattern -> sql.add(" LIKE ").string(pattern));
    }

    private void showViews(ShowViews show) {
        sql.add("SHOW VIEWS");
        show.like().ifPresent(pattern -> sql.add(" LIKE ").string(pattern));
    }

    private void showFunctions(ShowFunctions show) {
        sql.add("SHOW FUNCTIONS");
        show.like().ifPresent(pattern -> sql.add(" LIKE ").string(pattern));
    }

    private void showIndexes(ShowIndexes show) {
        sql.add("SHOW INDEXES");
        show.table().ifPresent(table -> sql.add(" FROM ").name(table));
    }
}
