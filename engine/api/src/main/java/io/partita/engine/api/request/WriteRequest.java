package io.partita.engine.api.request;

import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;

/** A write to one item: all or nothing, and linearizable with every other operation on that item. */
public sealed interface WriteRequest {

    String table();

    WriteOptions options();

    /** Creates or replaces the item (PutItem). */
    record Put(String table, Item item, WriteOptions options) implements WriteRequest {}

    /** Changes the item, creating it if it is absent (UpdateItem). */
    record UpdateItem(String table, PrimaryKey key, Update update, WriteOptions options) implements WriteRequest {}

    /** Removes the item if it is there (DeleteItem). */
    record Delete(String table, PrimaryKey key, WriteOptions options) implements WriteRequest {}
}
