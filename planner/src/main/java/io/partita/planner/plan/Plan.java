package io.partita.planner.plan;

import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.syntax.Statement.ExplainFormat;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
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
     * CREATE INDEX and DROP INDEX.
     *
     * @param tolerant whether an index that is there already (or missing, to drop) is no error
     */
    record AlteringTable(TableUpdate update, boolean tolerant) implements Defining {}

    /** What SHOW and DESCRIBE print. */
    record Showing(Subject subject, @Nullable String argument) implements Plan {}

    /** What there is to show. */
    enum Subject {
        TABLES,
        INDEXES,
        CREATE_TABLE,
        COLUMNS
    }

    /** EXPLAIN of another plan. */
    record Explaining(Plan plan, boolean analyze, ExplainFormat format) implements Plan {}
}
