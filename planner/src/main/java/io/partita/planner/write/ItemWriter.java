package io.partita.planner.write;

import io.partita.planner.access.MeteredStore;
import io.partita.planner.access.ReadContext;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executes writes. */
public final class ItemWriter {
    private ItemWriter() {}

    /**
     * Executes a write whose rows are not those of a query.
     *
     * @throws QueryException DUPLICATE_KEY, CONDITION_FAILED, NULL_KEY or another; of several rows the message says which
     *     ones failed and how many are written nevertheless
     */
    public static Written execute(ItemWrite write, ReadContext context) {
        MeteredStore store = new MeteredStore(context.store(), context.execution(), 0);
        if (isSingle(write)) {
            return new IndependentWrites(store).executeOne(prepare(write, context.arguments()));
        } else if (write instanceof ItemWrite.Put put) {
            return new RowsWriter(put, store, context.arguments()).execute();
        } else if (write instanceof ItemWrite.UpdateEach update) {
            return new SearchWriter(update, context).execute();
        } else if (write instanceof ItemWrite.DeleteEach delete) {
            return new SearchWriter(delete, context).execute();
        }
        throw new IllegalArgumentException("no write: " + write);
    }

    /**
     * Executes a write of the rows of a query.
     *
     * @throws QueryException as {@link #execute}, or if the query fails
     */
    public static Written execute(ItemWrite.PutEach write, RowSource rows, ReadContext context) {
        return new QueryWriter(write, context).execute(rows);
    }

    /**
     * Executes a write of the items that a query finds.
     *
     * @throws QueryException as {@link #execute}, or if the query fails
     */
    public static Written execute(ItemWrite.EachFound write, RowSource found, ReadContext context) {
        return new FoundWriter(write, context).execute(found);
    }

    /** Whether the write is one of one item whose key is known, so that {@link #executeEach} takes it. */
    public static boolean isSingle(ItemWrite write) {
        if (write instanceof ItemWrite.Put put) {
            return put.items().size() == 1;
        }
        return write instanceof ItemWrite.Update || write instanceof ItemWrite.Delete;
    }

    /**
     * Executes a write of one item once for each list of arguments, as if one after another, but many at a time. One
     * that fails does not keep the others from being done, unless the execution has to stop: then those that are left
     * fail with that.
     *
     * @param write for which {@link #isSingle} holds
     * @return what became of each
     */
    public static List<WriteResult> executeEach(ItemWrite write, MeteredStore store, List<Arguments> arguments) {
        List<@Nullable PendingWrite> writes = new ArrayList<>(arguments.size());
        Map<Integer, QueryException> refused = new HashMap<>();
        for (Arguments each : arguments) {
            try {
                writes.add(prepare(write, each));
            } catch (QueryException refusal) {
                refused.put(writes.size(), refusal);
                writes.add(null);
            }
        }
        List<WriteResult> results = new IndependentWrites(store).execute(writes);
        refused.forEach((index, refusal) -> results.set(index, new WriteResult.Failure(refusal)));
        return results;
    }

    /** Null if there is nothing to do. */
    static @Nullable PendingWrite prepare(ItemWrite write, Arguments arguments) {
        if (write instanceof ItemWrite.Put put) {
            return new PutWriter(put, arguments).prepare(put.items().get(0));
        } else if (write instanceof ItemWrite.Update update) {
            return new UpdateWriter(update, arguments).prepare();
        } else if (write instanceof ItemWrite.Delete delete) {
            return new DeleteWriter(delete, arguments).prepare();
        }
        throw new IllegalArgumentException("no write: " + write);
    }
}
