package io.partita.planner.write;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.Demand;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.TableReader;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Search;
import io.partita.planner.session.Execution.Warning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UPDATE and DELETE without a key: finds the items, and writes them in chunks while it goes on reading. The statement is
 * not atomic. If it fails half-way, what was written stays, and the message has the exact count.
 */
final class SearchWriter {
    /** From how many items on a warning says that they were written one by one. */
    private static final int WORTH_A_WARNING = 1_000;

    private final Search search;
    private final GuardedWrites writes;
    private final IndependentWrites store;
    private final ReadContext context;
    private final String verb;
    private final String again;
    private final MemoryBound memory;
    private final List<Item> images = new ArrayList<>();
    private long written;

    SearchWriter(ItemWrite.UpdateEach update, ReadContext context) {
        this(
                update.search(),
                new GuardedWrites(
                        update.table(), update.guard(), update.assignments(), update.returned(), context.arguments()),
                context,
                "updated",
                isRepeatable(update)
                        ? "executed again, it goes on with the others"
                        : "executed again, it also updates those again that its WHERE still selects");
    }

    SearchWriter(ItemWrite.DeleteEach delete, ReadContext context) {
        this(
                delete.search(),
                new GuardedWrites(delete.table(), delete.guard(), null, delete.returned(), context.arguments()),
                context,
                "deleted",
                "executed again, it goes on with the others");
    }

    private SearchWriter(Search search, GuardedWrites writes, ReadContext context, String verb, String again) {
        this.search = search;
        this.writes = writes;
        this.store = new IndependentWrites(new MeteredStore(context.store(), context.execution(), 0));
        this.context = context;
        this.verb = verb;
        this.again = again;
        this.memory = new MemoryBound(
                context.execution(),
                "of the items that it writes",
                "write fewer items at a time, or leave out RETURNING");
    }

    /** Whether an update makes of an item that has been updated what it is already. */
    private static boolean isRepeatable(ItemWrite.UpdateEach update) {
        return update.assignments().stream()
                .noneMatch(assignment -> assignment instanceof ItemWrite.SetTo set
                        && !(set.value() instanceof ItemWrite.Given)
                        && !(set.value() instanceof ItemWrite.AtOrElse));
    }

    Written execute() {
        try (ItemCursor found = TableReader.open(search.access(), context, Demand.ALL)) {
            if (search.allFirst()) {
                writeAll(readAll(found));
            } else {
                writeAll(found);
            }
        } catch (QueryException failure) {
            throw written == 0 ? failure : halfWay(failure);
        } finally {
            memory.release();
        }
        if (written >= WORTH_A_WARNING) {
            context.execution()
                    .warn(new Warning(
                            Warning.NOT_ATOMIC,
                            written + " items were " + verb + ", each by itself: others may have seen some of them "
                                    + verb + " and others not yet"));
        }
        return new Written(written, images);
    }

    private ItemCursor readAll(ItemCursor found) {
        List<Item> all = new ArrayList<>();
        for (Item item = found.next(); item != null; item = found.next()) {
            memory.add(item.sizeBytes());
            all.add(item);
        }
        return new ListCursor(all);
    }

    private void writeAll(ItemCursor found) {
        List<PendingWrite> chunk = new ArrayList<>();
        for (Item item = found.next(); item != null; item = found.next()) {
            PendingWrite write = writes.of(item);
            if (write != null) {
                chunk.add(write);
            }
            if (chunk.size() == IndependentWrites.CHUNK_WRITES) {
                write(chunk);
                chunk.clear();
            }
        }
        write(chunk);
    }

    private void write(List<PendingWrite> chunk) {
        QueryException first = null;
        for (WriteResult result : store.executeChunk(chunk)) {
            if (result instanceof WriteResult.Success success) {
                add(success.written());
            } else if (first == null && result instanceof WriteResult.Failure failure) {
                first = failure.failure();
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void add(Written done) {
        written += done.items();
        for (Item image : done.images()) {
            memory.add(image.sizeBytes());
            images.add(image);
        }
    }

    private QueryException halfWay(QueryException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return QueryException.of(
                failure.code(),
                failure.getMessage() + " (" + written + (written == 1 ? " item was " : " items were ") + verb
                        + " before; " + again + ")",
                cause);
    }

    /** Items that are there already. */
    private static final class ListCursor implements ItemCursor {
        private final List<Item> items;
        private int next;

        ListCursor(List<Item> items) {
            this.items = items;
        }

        @Override
        public @Nullable Item next() {
            return next < items.size() ? items.get(next++) : null;
        }

        @Override
        public void close() {}
    }
}
