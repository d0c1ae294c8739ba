package io.partita.planner.write;

import io.partita.planner.access.MeteredStore;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite;

/** Executes writes. */
public final class ItemWriter {
    private ItemWriter() {}

    /**
     * Executes a write.
     *
     * @throws io.partita.planner.error.QueryException DUPLICATE_KEY, CONDITION_FAILED, NULL_KEY or another; of several
     *     rows those before the one that failed are written, and the message says how many
     */
    public static Written execute(ItemWrite write, MeteredStore store, Arguments arguments) {
        if (write instanceof ItemWrite.Put put) {
            return new PutWriter(put, store, arguments).execute();
        } else if (write instanceof ItemWrite.Update update) {
            return new UpdateWriter(update, store, arguments).execute();
        } else if (write instanceof ItemWrite.Delete delete) {
            return new DeleteWriter(delete, store, arguments).execute();
        }
        throw new IllegalArgumentException("no write: " + write);
    }
}
