package io.partita.planner.write;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.Demand;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.TableReader;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Search;
import java.util.ArrayList;
import java.util.List;

/**
 * UPDATE and DELETE without a key: finds the items, and writes them in chunks while it goes on reading. If it fails
 * half-way, the message has the exact count of what was written.
 */
final class SearchWriter {
    private final Search search;
    private final GuardedWrites writes;
    private final ReadContext context;
    private final String verb;
    private final String again;

    SearchWriter(ItemWrite.UpdateEach update, ReadContext context) {
        this.search = update.search();
        this.writes = new GuardedWrites(
                update.table(), update.guard(), update.assignments(), update.returned(), context.arguments());
        this.context = context;
        this.verb = "updated";
        this.again = isRepeatable(update)
                ? "executed again, it goes on with the others"
                : "executed again, it also updates those again that its WHERE still selects";
    }

    SearchWriter(ItemWrite.DeleteEach delete, ReadContext context) {
        this.search = delete.search();
        this.writes = new GuardedWrites(delete.table(), delete.guard(), null, delete.returned(), context.arguments());
        this.context = context;
        this.verb = "deleted";
        this.again = "executed again, it goes on with the others";
    }

    /** Whether an update makes of an item that has been updated what it is already. */
    private static boolean isRepeatable(ItemWrite.UpdateEach update) {
        return update.assignments().stream()
                .noneMatch(assignment -> assignment instanceof ItemWrite.SetTo set
                        && !(set.value() instanceof ItemWrite.Given)
                        && !(set.value() instanceof ItemWrite.AtOrElse));
    }

    Written execute() {
        try (ChunkedWrites chunks = new ChunkedWrites(context, verb)) {
            try (ItemCursor found = TableReader.open(search.access(), context, Demand.ALL)) {
                if (search.allFirst()) {
                    readAll(found, chunks).forEach(item -> write(item, chunks));
                } else {
                    for (Item item = found.next(); item != null; item = found.next()) {
                        write(item, chunks);
                    }
                }
                return chunks.finish();
            } catch (QueryException failure) {
                throw chunks.halfWay(failure, again);
            }
        }
    }

    private static List<Item> readAll(ItemCursor found, ChunkedWrites chunks) {
        List<Item> all = new ArrayList<>();
        for (Item item = found.next(); item != null; item = found.next()) {
            chunks.memory().add(item.sizeBytes());
            all.add(item);
        }
        return all;
    }

    private void write(Item item, ChunkedWrites chunks) {
        PendingWrite write = writes.of(item);
        if (write != null) {
            chunks.add(write);
        }
    }
}
