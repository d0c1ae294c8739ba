package io.partita.parser;

import io.partita.parser.syntax.Statement.AddColumn;
import io.partita.parser.syntax.Statement.AddIndex;
import io.partita.parser.syntax.Statement.AlterTable;
import io.partita.parser.syntax.Statement.Alteration;
import io.partita.parser.syntax.Statement.ColumnDeclaration;
import io.partita.parser.syntax.Statement.CreateIndex;
import io.partita.parser.syntax.Statement.CreateTable;
import io.partita.parser.syntax.Statement.CreateView;
import io.partita.parser.syntax.Statement.DropColumn;
import io.partita.parser.syntax.Statement.DropIndex;
import io.partita.parser.syntax.Statement.DropTableIndex;
import io.partita.parser.syntax.Statement.IndexColumn;
import io.partita.parser.syntax.Statement.IndexDeclaration;
import io.partita.parser.syntax.Statement.IndexKind;
import io.partita.parser.syntax.Statement.KeyRole;
import io.partita.parser.syntax.Statement.Option;
import io.partita.parser.syntax.Statement.ProjectionClause;
import io.partita.parser.syntax.Statement.RenameTo;
import io.partita.parser.syntax.Statement.SetOptions;
import java.util.List;

/** The statements that define tables, indexes and views. */
final class DefinitionFormatter {
    private static final Dispatch<DefinitionFormatter, Alteration> ALTERATIONS =
            Dispatch.<DefinitionFormatter, Alteration>over(Alteration.class)
                    .on(AddColumn.class, (f, add) -> {
                        f.sql.add("ADD COLUMN ");
                        f.column(add.column());
                    })
                    .on(DropColumn.class, (f, drop) -> f.sql.add("DROP COLUMN ").name(drop.column()))
                    .on(AddIndex.class, (f, add) -> {
                        f.sql.add("ADD ");
                        f.index(add.index());
                    })
                    .on(
                            DropTableIndex.class,
                            (f, drop) -> f.sql.add("DROP INDEX ").name(drop.index()))
                    .on(SetOptions.class, (f, set) -> {
                        f.sql.add("SET ");
                        f.options(set.options());
                    })
                    .on(RenameTo.class, (f, rename) -> f.sql.add("RENAME TO ").name(rename.name()))
                    .complete();

    private final Formatters formatters;
    private final SqlText sql;

    DefinitionFormatter(Formatters formatters) {
        this.formatters = formatters;
        this.sql = formatters.text();
    }

    void createTable(CreateTable table) {
        sql.add("CREATE TABLE ")
                .addIf(table.ifNotExists(), "IF NOT EXISTS ")
                .name(table.table())
                .add(" (");
        int start = sql.length();
        sql.list(table.columns(), this::column);
        if (!table.primaryKey().isEmpty()) {
            separate(start);
            sql.add("PRIMARY KEY").columns(table.primaryKey());
        }
        for (IndexDeclaration index : table.indexes()) {
            separate(start);
            index(index);
        }
        sql.add(")");
        with(table.options());
    }

    private void separate(int start) {
        sql.addIf(sql.length() > start, ", ");
    }

    private void column(ColumnDeclaration column) {
        sql.name(column.name()).add(" ").type(column.type());
        column.key().ifPresent(this::keyRole);
        sql.addIf(column.notNull(), " NOT NULL");
        column.defaultValue().ifPresent(value -> {
            sql.add(" DEFAULT ");
            formatters.expressions().expression(value, Strength.SIGN);
        });
    }

    private void keyRole(KeyRole role) {
        sql.add(" ").add(role.name().replace('_', ' '));
    }

    private void index(IndexDeclaration index) {
        kind(index.kind());
        sql.add("INDEX ").name(index.name());
        body(index);
    }

    private void kind(IndexKind kind) {
        sql.addIf(kind != IndexKind.DEFAULT, kind + " ");
    }

    private void body(IndexDeclaration index) {
        sql.add(" (").list(index.columns(), this::indexColumn).add(")");
        index.projection().ifPresent(this::projection);
        with(index.options());
    }

    private void indexColumn(IndexColumn column) {
        sql.name(column.name());
        column.type().ifPresent(type -> sql.add(" ").type(type));
        column.key().ifPresent(this::keyRole);
    }

    private void projection(ProjectionClause projection) {
        sql.add(" PROJECTION " + projection.kind()).columns(projection.included());
    }

    private void with(List<Option> options) {
        if (!options.isEmpty()) {
            sql.add(" WITH ");
            options(options);
        }
    }

    private void options(List<Option> options) {
        sql.add("(").list(options, option -> {
            sql.name(option.name()).add(" = ");
            formatters.expressions().expression(option.value(), Strength.SIGN);
        });
        sql.add(")");
    }

    void createIndex(CreateIndex create) {
        sql.add("CREATE ");
        kind(create.index().kind());
        sql.add("INDEX ").addIf(create.ifNotExists(), "IF NOT EXISTS ");
        sql.name(create.index().name()).add(" ON ").name(create.table());
        body(create.index());
    }

    void dropIndex(DropIndex drop) {
        sql.add("DROP INDEX ").addIf(drop.ifExists(), "IF EXISTS ");
        sql.name(drop.index()).add(" ON ").name(drop.table());
    }

    void alterTable(AlterTable alter) {
        sql.add("ALTER TABLE ").name(alter.table()).add(" ");
        sql.list(alter.alterations(), alteration -> ALTERATIONS.run(this, alteration));
    }

    void createView(CreateView create) {
        sql.add("CREATE ").addIf(create.orReplace(), "OR REPLACE ").add("VIEW ");
        sql.addIf(create.ifNotExists(), "IF NOT EXISTS ");
        sql.name(create.view()).columns(create.columns()).add(" AS ");
        formatters.queries().query(create.query());
    }
}
