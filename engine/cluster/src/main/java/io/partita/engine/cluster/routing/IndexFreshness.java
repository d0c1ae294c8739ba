package io.partita.engine.cluster.routing;

import io.partita.engine.cluster.catalog.Table;

/** How a read of a global index relates to the writes before it. */
@FunctionalInterface
public interface IndexFreshness {
    /** Reads whatever the index holds: eventually consistent, and no more. */
    IndexFreshness EVENTUAL = table -> {};

    /** Called before a global index of the table is read; may wait for the index to catch up, but not for long. */
    void beforeRead(Table table);
}
