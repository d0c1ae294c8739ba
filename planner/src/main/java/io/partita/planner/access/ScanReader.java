package io.partita.planner.access;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDescription;
import io.partita.planner.path.AccessPath.SegmentedScan;
import io.partita.planner.pushdown.ConditionTranslator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Scan, in one segment or in several at once, under the scan policy. */
final class ScanReader {
    /** A table is cut into segments of about this size unless a hint or the session says otherwise. */
    private static final long SEGMENT_BYTES = 32L << 20;

    private static final int MAX_SEGMENTS = 10_000;

    private final AccessRead read;
    private final SegmentedScan scan;
    private final @Nullable IndexDefinition index;
    private final PageSize.@Nullable Preview preview;
    private final @Nullable Condition filter;
    private final ScanPace pace;

    private ScanReader(AccessRead read, SegmentedScan scan) {
        this.read = read;
        this.scan = scan;
        this.index = ScanGate.index(scan);
        this.preview = ScanGate.pass(read, scan);
        this.filter = read.filter();
        this.pace = new ScanPace(
                read.context().options().scanUnitsPerSecond(),
                read.workers().pause(),
                read.context().execution());
    }

    static ItemCursor open(AccessRead read, SegmentedScan scan) {
        ScanReader reader = new ScanReader(read, scan);
        if (reader.filter != null && ConditionTranslator.isNever(reader.filter)) {
            return ItemCursor.EMPTY;
        }
        return reader.items();
    }

    /** The pages of counts, or null if the items have to be looked at to count them. */
    static @Nullable PageStream counts(AccessRead read, SegmentedScan scan) {
        if (read.access().remainder() != null || scan.fetchesItems()) {
            return null;
        }
        ScanReader reader = new ScanReader(read, scan);
        if (reader.filter != null && ConditionTranslator.isNever(reader.filter)) {
            return PageStream.EMPTY;
        }
        return reader.pages(reader.options().counting());
    }

    /** As {@link TableReader#eachPage}. */
    static boolean eachPage(AccessRead read, SegmentedScan scan, Consumer<List<Item>> work) {
        if (scan.fetchesItems()) {
            return false;
        }
        ScanReader reader = new ScanReader(read, scan);
        if (reader.filter == null || !ConditionTranslator.isNever(reader.filter)) {
            reader.eachPage(page -> work.accept(reader.qualified(page)));
        }
        return true;
    }

    /** The pages of several segments are worked on where they are read, those of one while the next is read. */
    private void eachPage(Consumer<Page> work) {
        boolean several = segments() > 1;
        ReadOptions options = options().withProjection(projection());
        try (PageStream pages = pages(options, several ? work : page -> {})) {
            for (Page page = pages.next(); page != null; page = pages.next()) {
                if (!several) {
                    work.accept(page);
                }
            }
        }
    }

    private List<Item> qualified(Page page) {
        return read.access().remainder() == null
                ? page.items()
                : page.items().stream()
                        .filter(item -> read.isTrue(read.access().remainder(), item))
                        .toList();
    }

    private ItemCursor items() {
        ItemCursor items = new PagedItems(pages(options().withProjection(projection()))).opened();
        if (index != null && scan.fetchesItems()) {
            KeySchema key = index.key();
            items = FetchedItems.of(read, scan.table(), List.of(index), items, item -> isIn(key, item));
        }
        return read.access().remainder() == null
                ? items
                : new QualifiedItems(items, item -> read.isTrue(read.access().remainder(), item));
    }

    private ReadOptions options() {
        return ReadOptions.DEFAULT.withFilter(filter).withConsistent(read.isConsistent(index));
    }

    private PageStream pages(ReadOptions options) {
        return pages(options, page -> {});
    }

    /**
     * All pages.
     *
     * @param arrival called with each page by the thread that has read it
     */
    private PageStream pages(ReadOptions options, Consumer<Page> arrival) {
        int segments = segments();
        PageSize size = pageSize();
        List<PageSequence> sequences = IntStream.range(0, segments)
                .mapToObj(segment -> sequence(new Segment(segment, segments), options, size, arrival))
                .toList();
        return segments == 1
                ? new AheadPages(sequences.get(0), read.workers(), read.demand().isAll())
                : new ParallelPages(sequences, read.workers());
    }

    private record Segment(int number, int of) {}

    private PageSequence sequence(Segment segment, ReadOptions options, PageSize size, Consumer<Page> arrival) {
        ScanRequest request =
                new ScanRequest(scan.table().name(), scan.index(), segment.number(), segment.of(), options);
        return new PageSequence(
                pageOptions -> {
                    pace.await();
                    Page page = read.store().scan(request.withOptions(pageOptions));
                    pace.read(page);
                    arrival.accept(page);
                    return page;
                },
                options,
                size);
    }

    private PageSize pageSize() {
        boolean everyResultCounts = read.access().remainder() == null && !scan.fetchesItems();
        long average = AccessRead.averageBytes(scan.table(), index);
        boolean consistent = read.isConsistent(index);
        long most = Math.min(read.store().affordableItems(average, consistent), pace.itemsOfAPage(average, consistent));
        int fetchSize = read.context().execution().fetchSize();
        if (filter == null && read.access().remainder() == null) {
            most = Math.min(most, read.demand().items());
            most = fetchSize > 0 ? Math.min(most, fetchSize) : most;
        }
        return new PageSize(
                everyResultCounts ? read.demand().items() : Long.MAX_VALUE,
                everyResultCounts && filter == null,
                most >= Integer.MAX_VALUE ? 0 : (int) Math.max(1, most),
                preview);
    }

    /** By hint, then by session, then by size; a preview or a few items of any kind need no more than one. */
    private int segments() {
        if (preview != null) {
            return 1;
        }
        int asked =
                scan.segments() > 0 ? scan.segments() : read.access().hints().segments();
        asked = asked > 0 ? asked : read.context().options().scanSegments();
        if (asked > 0) {
            return Math.min(asked, MAX_SEGMENTS);
        }
        if (!read.demand().isAll()) {
            return 1;
        }
        TableDescription description = scan.table().description();
        TableDescription.IndexDescription entries =
                index == null ? null : description.indexes().get(index.name());
        long bytes = (entries == null ? description.size() : entries.size()).bytes();
        return (int) Math.max(1, Math.min(read.workers().parallelism(), bytes / SEGMENT_BYTES));
    }

    private Projection projection() {
        if (scan.fetchesItems() && index != null) {
            return ReadPaths.keysOf(scan.table().description().definition().key())
                    .projection();
        }
        return ReadPaths.filteredThere(read.access());
    }

    private static boolean isIn(KeySchema key, Item item) {
        for (KeySchema.KeyAttribute attribute : key.attributes()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || value.type() != attribute.type()) {
                return false;
            }
        }
        return true;
    }
}
