package io.partita.planner.definition;

import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.Alteration;
import io.partita.parser.syntax.Statement.IndexDeclaration;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.catalog.Named;
import io.partita.planner.catalog.View;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Binds the statements that define or show tables. Safe to share between threads. */
public final class DefinitionBinder {
    private final Catalog catalog;

    public DefinitionBinder(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The plan of a definition, of SHOW or of DESCRIBE; null for any other statement.
     *
     * @throws QueryException if the definition makes no sense, with the position and the cure
     */
    public @Nullable Plan bind(Statement statement) {
        if (statement instanceof Statement.CreateTable create) {
            refuseView(create.table());
            return new Plan.CreatingTable(new TableDeclaration(create).definition(), create.ifNotExists());
        } else if (statement instanceof Statement.DropTable drop) {
            return new Plan.DroppingTable(nameToDrop(drop), drop.ifExists());
        } else if (statement instanceof Statement.CreateIndex create) {
            return new Plan.AlteringTable(addIndex(create.table(), create.index()), create.ifNotExists());
        } else if (statement instanceof Statement.DropIndex drop) {
            return dropIndex(drop);
        } else if (statement instanceof Statement.AlterTable alter) {
            return alter(alter);
        } else if (statement instanceof Statement.Truncate truncate) {
            return new Plan.TruncatingTable(tableName(truncate.table()));
        }
        return show(statement);
    }

    private @Nullable Plan show(Statement statement) {
        if (statement instanceof Statement.ShowTables show) {
            return new Plan.Showing(Plan.Subject.TABLES, show.like().orElse(null));
        } else if (statement instanceof Statement.ShowFunctions show) {
            return new Plan.Showing(Plan.Subject.FUNCTIONS, show.like().orElse(null));
        } else if (statement instanceof Statement.ShowIndexes show) {
            return new Plan.Showing(
                    Plan.Subject.INDEXES, show.table().map(this::tableName).orElse(null));
        } else if (statement instanceof Statement.ShowCreateTable show) {
            return catalog.named(show.table()) instanceof View view
                    ? new Plan.Showing(Plan.Subject.CREATE_VIEW, view.name())
                    : new Plan.Showing(Plan.Subject.CREATE_TABLE, tableName(show.table()));
        } else if (statement instanceof Statement.ShowCreateView show) {
            return new Plan.Showing(Plan.Subject.CREATE_VIEW, viewName(show.view()));
        } else if (statement instanceof Statement.ShowViews show) {
            return new Plan.Showing(Plan.Subject.VIEWS, show.like().orElse(null));
        } else if (statement instanceof Statement.Describe describe) {
            return new Plan.Showing(Plan.Subject.COLUMNS, tableName(describe.table()));
        }
        return null;
    }

    private String viewName(Identifier name) {
        Named named = catalog.named(name);
        if (named instanceof View) {
            return named.name();
        }
        throw new QueryException(
                QueryErrorCode.WRONG_OBJECT,
                "\"" + named.name() + "\" is a table; SHOW CREATE TABLE shows its definition",
                name.position());
    }

    /** A table cannot have the name of a view. */
    private void refuseView(Identifier name) {
        if (!catalog.hasTable(name.text()) && catalog.views().containsKey(name.text())) {
            throw new QueryException(
                    QueryErrorCode.DUPLICATE_TABLE,
                    "there is a view \"" + name.text() + "\"; a table needs a name of its own",
                    name.position());
        }
    }

    private String tableName(Identifier table) {
        return catalog.table(table).name();
    }

    private String nameToDrop(Statement.DropTable drop) {
        try {
            return tableName(drop.table());
        } catch (QueryException e) {
            if (drop.ifExists() && e.code() == QueryErrorCode.UNKNOWN_TABLE) {
                return drop.table().text();
            }
            throw e;
        }
    }

    private Plan alter(Statement.AlterTable alter) {
        Alteration alteration = alter.alterations().get(0);
        boolean several = alter.alterations().size() > 1;
        if (several && alter.alterations().stream().anyMatch(DefinitionBinder::changesIndex)) {
            throw Refusal.invalid(
                    "an index takes a while to be made or dropped, so it has an ALTER TABLE of its own",
                    alter.alterations().get(1).position());
        } else if (alteration instanceof Statement.AddIndex add) {
            return new Plan.AlteringTable(addIndex(alter.table(), add.index()), false);
        } else if (alteration instanceof Statement.DropTableIndex drop) {
            return dropIndex(new Statement.DropIndex(false, drop.index(), alter.table(), drop.position()));
        }
        alter.alterations().stream()
                .filter(Statement.RenameTo.class::isInstance)
                .forEach(rename -> refuseView(((Statement.RenameTo) rename).name()));
        return new TableAlteration(catalog.table(alter.table()).description().definition()).bind(alter.alterations());
    }

    private static boolean changesIndex(Alteration alteration) {
        return alteration instanceof Statement.AddIndex || alteration instanceof Statement.DropTableIndex;
    }

    private TableUpdate addIndex(Identifier table, IndexDeclaration declaration) {
        TableDefinition definition = catalog.table(table).description().definition();
        IndexDefinition index =
                new IndexBinder(definition.key(), new AttributeTypes(catalog.table(table)::columns)).bind(declaration);
        if (!index.isGlobal()) {
            throw Refusal.invalid(
                    "a local index can only be declared with its table, in CREATE TABLE; make it GLOBAL",
                    declaration.position());
        }
        return new TableUpdate.AddIndex(definition.name(), index);
    }

    private Plan dropIndex(Statement.DropIndex drop) {
        TableDefinition definition = catalog.table(drop.table()).description().definition();
        String name = definition.indexes().stream()
                .map(IndexDefinition::name)
                .filter(
                        drop.index().quoted()
                                ? drop.index().text()::equals
                                : drop.index().text()::equalsIgnoreCase)
                .findFirst()
                .orElse(drop.index().text());
        if (definition.index(name).filter(index -> !index.isGlobal()).isPresent()) {
            throw Refusal.invalid(
                    "the local index " + name + " lives as long as its table",
                    drop.index().position());
        }
        if (definition.index(name).isEmpty() && !drop.ifExists()) {
            throw new QueryException(
                    QueryErrorCode.UNKNOWN_INDEX,
                    "the table " + definition.name() + " has no index " + name,
                    drop.index().position());
        }
        return new Plan.AlteringTable(new TableUpdate.DropIndex(definition.name(), name), drop.ifExists());
    }
}
