package io.partita.jdbc.open;

import io.partita.engine.api.ItemStore;
import io.partita.planner.QueryEngine;

/** A store and the query layer over it. */
record OpenStore(ItemStore items, QueryEngine engine) {

    static OpenStore over(ItemStore items) {
        return new OpenStore(items, new QueryEngine(items));
    }

    /** Closes both, the store even if the query layer does not close. */
    void close() {
        try {
            engine.close();
        } finally {
            items.close();
        }
    }
}
