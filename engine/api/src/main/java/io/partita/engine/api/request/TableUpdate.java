package io.partita.engine.api.request;

import io.partita.engine.api.table.IndexDefinition;

/** One change of a table (UpdateTable). */
public sealed interface TableUpdate {

    String table();

    /** Adds a global index and fills it from the table's items while reads and writes go on. */
    record AddIndex(String table, IndexDefinition index) implements TableUpdate {}

    /** Drops a global index. */
    record DropIndex(String table, String index) implements TableUpdate {}
}
