package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items by batches of keys, in their order, with several batches under way. */
final class BatchedItems implements ItemCursor {
    private final Iterator<List<PrimaryKey>> chunks;
    private final BatchRead batch;
    private final Workers workers;
    private final int ahead;
    private final Deque<Pending<List<Item>>> underWay = new ArrayDeque<>();
    private Iterator<Item> items = List.<Item>of().iterator();

    /**
     * The items of these keys.
     *
     * @param ahead how many batches may be under way
     */
    BatchedItems(Iterator<List<PrimaryKey>> chunks, BatchRead batch, Workers workers, int ahead) {
        this.chunks = chunks;
        this.batch = batch;
        this.workers = workers;
        this.ahead = ahead;
    }

    /** Reads the first batch, so that what is wrong with it shows at once. */
    BatchedItems opened() {
        turn();
        return this;
    }

    @Override
    public @Nullable Item next() {
        while (!items.hasNext()) {
            if (!turn()) {
                return null;
            }
        }
        return items.next();
    }

    @Override
    public boolean isReady() {
        return items.hasNext();
    }

    private boolean turn() {
        if (underWay.isEmpty() && chunks.hasNext()) {
            List<PrimaryKey> chunk = chunks.next();
            if (ahead == 1 || !chunks.hasNext()) {
                items = batch.read(chunk).iterator();
                return true;
            }
            start(chunk);
        }
        while (underWay.size() < ahead && chunks.hasNext()) {
            start(chunks.next());
        }
        if (underWay.isEmpty()) {
            return false;
        }
        items = underWay.pop().get().iterator();
        return true;
    }

    private void start(List<PrimaryKey> chunk) {
        underWay.add(Pending.start(workers, () -> batch.read(chunk)));
    }

    @Override
    public void close() {
        underWay.forEach(Pending::cancel);
        underWay.clear();
    }
}
