package io.partita.engine.api.table;

/**
 * A secondary index as it was declared.
 *
 * @param name unique within its table
 * @param scope local (same partition key as the table, strongly consistent) or global (own partitions, eventual)
 * @param key the key of the index; a local index has the partition key of the table and a sort key
 * @param projection which attributes the index holds beside its own and the table's key
 */
public record IndexDefinition(String name, Scope scope, KeySchema key, IndexProjection projection) {

    /** Where an index lives. */
    public enum Scope {
        LOCAL,
        GLOBAL
    }

    public boolean isGlobal() {
        return scope == Scope.GLOBAL;
    }
}
