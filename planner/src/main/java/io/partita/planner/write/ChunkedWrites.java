package io.partita.planner.write;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.access.ReadContext;
import io.partita.planner.error.QueryException;
import io.partita.planner.session.Execution.Warning;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes that are sent in chunks while more of them are being found, and what they add up to. Together they are not
 * atomic: what was written before a failure stays.
 */
final class ChunkedWrites implements AutoCloseable {
    /** From how many items on a warning says that they were written one by one. */
    private static final int WORTH_A_WARNING = 1_000;

    private final ReadContext context;
    private final String verb;
    private final IndependentWrites store;
    private final MemoryBound memory;
    private final List<PendingWrite> chunk = new ArrayList<>();
    private final List<Item> images = new ArrayList<>();
    private long written;

    /**
     * Writes of one statement.
     *
     * @param verb what is done to an item: {@code deleted}
     */
    ChunkedWrites(ReadContext context, String verb) {
        this.context = context;
        this.verb = verb;
        this.store = new IndependentWrites(new MeteredStore(context.store(), context.execution(), 0));
        this.memory = new MemoryBound(
                context.execution(),
                "of the items that it writes",
                "write fewer items at a time, or leave out RETURNING");
    }

    /** What the statement holds until it has ended. */
    MemoryBound memory() {
        return memory;
    }

    /** Adds a write, and sends a chunk if that fills it. */
    void add(PendingWrite write) {
        chunk.add(write);
        if (IndependentWrites.endOfChunk(chunk, 0) < chunk.size() || chunk.size() == IndependentWrites.CHUNK_WRITES) {
            send();
        }
    }

    /** Sends what is left. */
    Written finish() {
        send();
        if (written >= WORTH_A_WARNING) {
            context.execution()
                    .warn(new Warning(
                            Warning.NOT_ATOMIC,
                            written + " items were " + verb + ", each by itself: others may have seen some of them "
                                    + verb + " and others not yet"));
        }
        return new Written(written, images);
    }

    private void send() {
        List<WriteResult> results = store.executeChunk(List.copyOf(chunk));
        chunk.clear();
        QueryException first = null;
        for (WriteResult result : results) {
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

    /**
     * A failure with what was written before it.
     *
     * @param again what executing the statement again means
     */
    QueryException halfWay(QueryException failure, String again) {
        if (written == 0) {
            return failure;
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return QueryException.of(
                failure.code(),
                failure.getMessage() + " (" + written + (written == 1 ? " item was " : " items were ") + verb
                        + " before; " + again + ")",
                cause);
    }

    @Override
    public void close() {
        memory.release();
    }
}
