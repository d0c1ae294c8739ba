package io.partita.engine.cluster.catalog;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.Space;

/**
 * A secondary index as it is.
 *
 * @param status a global index that is still being filled is CREATING
 * @param keyspace where its entries lie
 * @param partitions its own if it is global, and its table's if it is local
 */
public record Index(IndexDefinition definition, Status status, Keyspace keyspace, PartitionMap partitions) {

    static Index of(int id, IndexDefinition definition, Status status, KeySchema tableKey, PartitionMap partitions) {
        Space space = definition.isGlobal() ? Space.GLOBAL_INDEX : Space.LOCAL_INDEX;
        return new Index(definition, status, Keyspace.ofIndex(space, id, definition.key(), tableKey), partitions);
    }

    public int id() {
        return keyspace.id();
    }

    public String name() {
        return definition.name();
    }

    public boolean isGlobal() {
        return definition.isGlobal();
    }

    Index withPartitions(PartitionMap newPartitions) {
        return new Index(definition, status, keyspace, newPartitions);
    }

    Index withStatus(Status newStatus) {
        return new Index(definition, newStatus, keyspace, partitions);
    }
}
