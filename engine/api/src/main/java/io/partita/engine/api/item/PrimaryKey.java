package io.partita.engine.api.item;

import org.jspecify.annotations.Nullable;

/**
 * The primary key of one item, by position: which attributes these are, the table's key schema says.
 *
 * @param partition the value of the partition key
 * @param sort the value of the sort key, or null in a table that has none
 */
public record PrimaryKey(AttributeValue partition, @Nullable AttributeValue sort) {
    public static PrimaryKey of(AttributeValue partition) {
        return new PrimaryKey(partition, null);
    }
}
