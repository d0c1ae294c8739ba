package io.partita.engine.server.item;

import io.partita.engine.api.ItemStore;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.table.TableStates;
import java.util.List;

/** The operations on items. */
public final class ItemOperations {
    private ItemOperations() {}

    public static List<Operation> of(ItemStore store, TableStates states, Resources resources) {
        Tables tables = new Tables(store, states, resources);
        return List.of(
                new GetItem(store, tables),
                new PutItem(store, tables),
                new UpdateItem(store, tables),
                new DeleteItem(store, tables),
                new BatchGetItem(store, tables),
                new BatchWriteItem(store, tables),
                new Query(store, tables),
                new Scan(store, tables));
    }
}
