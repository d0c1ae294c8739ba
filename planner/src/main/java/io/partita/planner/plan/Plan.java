package io.partita.planner.plan;

import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.syntax.Statement.ExplainFormat;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.View;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a statement does, ready to execute again and again. Immutable, free of Calcite's types, and cached. */
public sealed interface Plan {

    /** Rows. */
    record Reading(RowNode root, List<ColumnDescription> columns) implements Plan {
        public Reading {
            columns = List.copyOf(columns);
        }
    }

    /** Items written by their keys. */
    record Writing(ItemWrite write) implements Plan {}

    /** A change of the catalog. */
    sealed interface Defining extends Plan {}

    /**
     * CREATE TABLE.
     *
     * @param ifNotExists whether a table of this name is left as it is
     */
    record CreatingTable(TableDefinition definition, boolean ifNotExists) implements Defining {}

    /**
     * DROP TABLE.
     *
     * @param ifExists whether a missing table is no error
     */
    record DroppingTable(String table, boolean ifExists) implements Defining {}

    /**
     * CREATE VIEW.
     *
     * @param view without the time, which is that of the execution
     * @param replaces whether a view of this name gives way
     * @param ifNotExists whether a view of this name is left as it is
     */
    record CreatingView(View view, boolean replaces, boolean ifNotExists) implements Defining {}

    /**
     * DROP VIEW.
     *
     * @param ifExists whether a missing view is no error
     */
    record DroppingView(String view, boolean ifExists) implements Defining {}

    /**
     * CREATE INDEX and DROP INDEX.
     *
     * @param tolerant whether an index that is there already (or missing, to drop) is no error
     */
    record AlteringTable(TableUpdate update, boolean tolerant) implements Defining {}

    /** TRUNCATE TABLE. */
    record TruncatingTable(String table) implements Defining {}

    /**
     * ALTER TABLE of what does not concern the items.
     *
     * @param name the name from here on, or null if it stays
     * @param added columns to declare
     * @param dropped columns that are not declared any more
     * @param tags to set
     */
    record RedefiningTable(
            String table,
            @Nullable String name,
            List<ColumnDefinition> added,
            List<String> dropped,
            Map<String, String> tags)
            implements Defining {
        public RedefiningTable {
            added = List.copyOf(added);
            dropped = List.copyOf(dropped);
            tags = Map.copyOf(tags);
        }
    }

    /** What SHOW and DESCRIBE print. */
    record Showing(Subject subject, @Nullable String argument) implements Plan {}

    /** What DESCRIBE prints of a view. */
    record Describing(List<Column> columns) implements Plan {
        public Describing {
            columns = List.copyOf(columns);
        }
    }

    /** What there is to show. */
    enum Subject {
        TABLES,
        INDEXES,
        CREATE_TABLE,
        VIEWS,
        CREATE_VIEW,
        COLUMNS,
        FUNCTIONS
    }

    /** EXPLAIN of another plan. */
    record Explaining(Plan plan, boolean analyze, ExplainFormat format) implements Plan {}
}
