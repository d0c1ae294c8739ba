package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.keyspace.CollectionRange;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.HashSet;
import java.util.Set;

/** Query and Scan: one page each, from one partition or from several one after the other. */
final class PageReads {
    /** The most bytes of entries evaluated for one page: 1 MB. */
    static final long MAX_PAGE_BYTES = 1L << 20;

    private static final int MAX_SEGMENTS = 1_000_000;

    private final Tables tables;
    private final ReplicaSets sets;
    private final boolean freshIndexes;

    PageReads(Tables tables, ReplicaSets sets, boolean freshIndexes) {
        this.tables = tables;
        this.sets = sets;
        this.freshIndexes = freshIndexes;
    }

    Page query(QueryRequest request) {
        return tables.following(() -> queryOnce(request));
    }

    private Page queryOnce(QueryRequest request) {
        ReadTarget target = ReadTarget.of(tables.table(request.table()), request.index());
        KeyCondition condition = request.key();
        ReadOptions options = request.options();
        target.check(options);
        QueryCheck.check(target.keyspace().key(), condition);
        target.checkFilterHasNoKeys(options.filter());
        KeyRange range = CollectionRange.of(target.keyspace(), condition);
        Item startKey = options.startKey();
        if (startKey != null) {
            range = range.behind(StartKey.ofQuery(target, condition, startKey), !request.ascending());
        }
        boolean strong = prepare(target, options.consistent());
        PageAssembly page = new PageAssembly(target, options);
        byte[] collection = target.keyspace().begin(condition.partition()).toByteArray();
        Partition partition = target.partitions().owner(Keyspace.hashOf(collection));
        page.add(sets.set(partition.set()).read(page.next(range, !request.ascending()), strong));
        return page.finished();
    }

    Page scan(ScanRequest request) {
        return tables.following(() -> scanOnce(request));
    }

    private Page scanOnce(ScanRequest request) {
        checkSegments(request);
        ReadTarget target = ReadTarget.of(tables.table(request.table()), request.index());
        ReadOptions options = request.options();
        target.check(options);
        HashRange segment = HashRange.part(request.segment(), request.totalSegments());
        byte[] start =
                options.startKey() == null ? null : StartKey.ofScan(target, request, segment, options.startKey());
        if (start != null) {
            segment = new HashRange(Keyspace.hashOf(start), segment.last());
        }
        boolean strong = prepare(target, options.consistent());
        PageAssembly page = new PageAssembly(target, options);
        for (Partition partition : target.partitions().partitions()) {
            HashRange hashes = partition.range().intersection(segment);
            if (hashes != null) {
                KeyRange range = target.keyspace().range(hashes);
                PageRequest next = page.next(start == null ? range : range.behind(start, false), false);
                page.add(sets.set(partition.set()).read(next, strong));
                if (page.isFull()) {
                    break;
                }
            }
        }
        return page.finished();
    }

    /**
     * Waits for an index if it is to be fresh; returns whether it must be read as strongly as a table can be. The sets of an index
     * may have acknowledged to others what a replica near by has not applied yet.
     */
    private boolean prepare(ReadTarget target, boolean consistent) {
        if (!freshIndexes || !target.isGlobalIndex()) {
            return consistent;
        }
        Set<Integer> hosts = new HashSet<>();
        for (Partition partition : target.table().partitions().partitions()) {
            if (hosts.add(partition.set())) {
                sets.set(partition.set()).awaitIndexes(target.table().id());
            }
        }
        return true;
    }

    private static void checkSegments(ScanRequest request) {
        int total = request.totalSegments();
        if (total < 1 || total > MAX_SEGMENTS) {
            throw StoreException.validation("1 validation error detected: Value '" + total
                    + "' at 'totalSegments' failed to satisfy constraint: Member must have value "
                    + (total < 1 ? "greater than or equal to 1" : "less than or equal to " + MAX_SEGMENTS));
        } else if (request.segment() < 0) {
            throw StoreException.validation("1 validation error detected: Value '" + request.segment()
                    + "' at 'segment' failed to satisfy constraint: Member must have value greater than or equal to 0");
        } else if (request.segment() >= total) {
            throw StoreException.validation("The Segment parameter is zero-based and must be less than parameter"
                    + " TotalSegments: Segment: " + request.segment() + " is not less than TotalSegments: " + total);
        }
    }
}
