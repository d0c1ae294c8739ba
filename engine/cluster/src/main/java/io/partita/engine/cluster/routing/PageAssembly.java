package io.partita.engine.cluster.routing;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page that is put together from what each of some partitions adds to it. */
final class PageAssembly {
    private final ReadTarget target;
    private final boolean consistent;
    private final PageRequest.Evaluation evaluation;
    private final List<Item> items = new ArrayList<>();
    private int entriesLeft;
    private long bytesLeft = PageReads.MAX_PAGE_BYTES;
    private int count;
    private int scannedCount;
    private double fetchUnits;
    private @Nullable Item lastKey;

    PageAssembly(ReadTarget target, ReadOptions options) {
        this.target = target;
        this.consistent = options.consistent();
        this.evaluation = new PageRequest.Evaluation(
                options.filter(), options.projection(), options.countOnly(), target.fetchFrom(options));
        this.entriesLeft = options.limit() == 0 ? Integer.MAX_VALUE : options.limit();
    }

    /** What to ask the next partition for. */
    PageRequest next(KeyRange range, boolean descending) {
        return new PageRequest(
                target.keyspace(), range, descending, evaluation, new PageRequest.Bounds(entriesLeft, bytesLeft));
    }

    void add(PartialPage part) {
        items.addAll(part.items());
        count += part.count();
        scannedCount += part.scannedCount();
        entriesLeft -= part.scannedCount();
        bytesLeft -= part.bytes();
        for (int bytes : part.fetchedBytes()) {
            fetchUnits += CapacityUnits.read(bytes, consistent);
        }
        lastKey = part.lastKey();
    }

    boolean isFull() {
        return lastKey != null;
    }

    Page finished() {
        double units = CapacityUnits.read(PageReads.MAX_PAGE_BYTES - bytesLeft, consistent);
        return new Page(items, count, scannedCount, lastKey, target.consumed(units, fetchUnits));
    }
}
