package io.partita.planner.write;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.ReadContext;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.ItemWrite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** UPDATE and DELETE of the items that a query finds, in chunks, once all of them are found. */
final class FoundWriter {
    private final GuardedWrites writes;
    private final ReadContext context;
    private final String verb;

    FoundWriter(ItemWrite.EachFound write, ReadContext context) {
        this.writes = new GuardedWrites(
                        write.table(), write.guard(), write.assignments(), write.returned(), context.arguments())
                .carrying(made(write));
        this.context = context;
        this.verb = write.assignments() == null ? "deleted" : "updated";
    }

    /** What the query makes beside what it reads of the items. */
    private static Set<String> made(ItemWrite.EachFound write) {
        Set<String> made = new HashSet<>(write.attributes());
        write.table().description().definition().key().attributes().forEach(attribute -> made.remove(attribute.name()));
        write.guard().unchanged().forEach(made::remove);
        return made;
    }

    Written execute(RowSource found) {
        try (ChunkedWrites chunks = new ChunkedWrites(context, verb)) {
            try {
                for (Item item : readAll(found, chunks)) {
                    PendingWrite write = writes.of(item);
                    if (write != null) {
                        chunks.add(write);
                    }
                }
                return chunks.finish();
            } catch (QueryException failure) {
                throw chunks.halfWay(failure, "executed again, it also writes those again that it still finds");
            }
        }
    }

    private static List<Item> readAll(RowSource found, ChunkedWrites chunks) {
        List<Item> all = new ArrayList<>();
        for (AttributeValue row = found.next(); row != null; row = found.next()) {
            Item item = Item.of(((MapValue) row).entries());
            chunks.memory().add(item.sizeBytes());
            all.add(item);
        }
        return all;
    }
}
