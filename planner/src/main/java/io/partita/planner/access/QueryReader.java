package io.partita.planner.access;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.catalog.Table;
import io.partita.planner.path.AccessPath;
import io.partita.planner.pushdown.ConditionTranslator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Query, of one item collection or of many, on the table or on an index. */
final class QueryReader {
    /** How many items a merge of many branches holds at most, all pages together. */
    private static final int MAX_MERGED_ITEMS = 10_000;

    private final AccessRead read;
    private final List<Branch> branches;
    private final boolean fetches;
    private final boolean merged;
    private final boolean overlaps;

    private QueryReader(AccessRead read, List<Branch> branches, boolean fetches, boolean merged) {
        this.read = read;
        this.branches = branches;
        this.fetches = fetches;
        this.merged = merged && branches.size() > 1;
        this.overlaps = overlap(branches);
    }

    static ItemCursor open(AccessRead read, List<AccessPath> paths, boolean merged) {
        List<Branch> branches = Branch.of(paths, read.arguments());
        Condition filter = read.filter();
        if (branches.isEmpty() || (filter != null && ConditionTranslator.isNever(filter))) {
            return ItemCursor.EMPTY;
        }
        return new QueryReader(read, branches, paths.stream().anyMatch(QueryReader::fetches), merged).items(filter);
    }

    /** The pages of counts, or null if the items have to be looked at to count them. */
    static @Nullable PageStream counts(AccessRead read, List<AccessPath> paths) {
        if (read.access().remainder() != null || paths.stream().anyMatch(QueryReader::fetches)) {
            return null;
        }
        List<Branch> branches = Branch.of(paths, read.arguments());
        QueryReader reader = new QueryReader(read, branches, false, false);
        if (reader.overlaps) {
            return null;
        }
        Condition filter = read.filter();
        if (filter != null && ConditionTranslator.isNever(filter)) {
            return PageStream.EMPTY;
        }
        ReadOptions options = ReadOptions.DEFAULT.withFilter(filter).counting();
        List<PageSequence> sequences = branches.stream()
                .map(branch -> reader.sequence(branch, options, new PageSize(Long.MAX_VALUE, false, 0, null)))
                .toList();
        return new ParallelPages(sequences, read.workers());
    }

    private static boolean fetches(AccessPath path) {
        return path instanceof AccessPath.IndexQuery query && query.fetchesItems();
    }

    private ItemCursor items(@Nullable Condition filter) {
        ReadOptions options = ReadOptions.DEFAULT.withFilter(filter).withProjection(projection());
        PageSize size = pageSize(filter);
        ItemCursor items = branches.size() == 1
                ? new PagedItems(pages(branches.get(0), options, size)).opened()
                : manyBranches(options, size);
        KeySchema key = table().description().definition().key();
        if (overlaps) {
            items = new DistinctItems(items, key, read.context().execution());
        }
        if (fetches) {
            items = FetchedItems.of(read, table(), indexes(), items, isStillThere());
        }
        return read.access().remainder() == null
                ? items
                : new QualifiedItems(items, item -> read.isTrue(read.access().remainder(), item));
    }

    private ItemCursor manyBranches(ReadOptions options, PageSize size) {
        List<AheadPages> pages = new ArrayList<>(branches.size());
        branches.forEach(branch -> pages.add(pages(branch, options, size)));
        int parallelism = read.workers().parallelism();
        Branch first = branches.get(0);
        KeySchema.KeyAttribute sort = first.schema().sort();
        if (merged && sort != null) {
            return new MergedItems(pages, sort.name(), first.ascending()).opened(parallelism);
        }
        return new ChainedItems(pages, parallelism);
    }

    private AheadPages pages(Branch branch, ReadOptions options, PageSize size) {
        boolean eager = read.demand().isAll()
                && (!merged || branches.size() <= read.workers().parallelism());
        return new AheadPages(sequence(branch, options, size), read.workers(), eager);
    }

    private PageSequence sequence(Branch branch, ReadOptions options, PageSize size) {
        IndexDefinition index = branch.index();
        QueryRequest request = new QueryRequest(
                branch.table().name(),
                index == null ? null : index.name(),
                branch.key(),
                branch.ascending(),
                options.withConsistent(read.isConsistent(index)));
        return new PageSequence(
                pageOptions -> read.store().query(request.withOptions(pageOptions)), request.options(), size);
    }

    private PageSize pageSize(@Nullable Condition filter) {
        boolean everyItemCounts = filter == null && read.access().remainder() == null && !overlaps && !fetches;
        boolean everyResultCounts = read.access().remainder() == null && !overlaps && !fetches;
        long most = read.store()
                .affordableItems(
                        AccessRead.averageBytes(table(), branches.get(0).index()),
                        read.isConsistent(branches.get(0).index()));
        if (filter == null && read.access().remainder() == null) {
            most = Math.min(most, read.demand().items());
            int fetchSize = read.context().execution().fetchSize();
            most = fetchSize > 0 ? Math.min(most, fetchSize) : most;
        }
        if (merged) {
            most = Math.min(most, Math.max(20, MAX_MERGED_ITEMS / branches.size()));
        }
        return new PageSize(
                everyResultCounts ? read.demand().items() : Long.MAX_VALUE,
                everyItemCounts,
                most >= Integer.MAX_VALUE ? 0 : (int) Math.max(1, most),
                null);
    }

    private Projection projection() {
        if (!fetches && !merged && !overlaps) {
            return ReadPaths.filteredThere(read.access());
        }
        KeySchema key = table().description().definition().key();
        ReadPaths paths = fetches
                ? ReadPaths.keysOf(key)
                : ReadPaths.of(read.access().projection())
                        .and(key)
                        .and(read.access().remainder());
        return paths.and(branches.get(0).schema()).projection();
    }

    private Table table() {
        return branches.get(0).table();
    }

    private List<IndexDefinition> indexes() {
        Map<String, IndexDefinition> indexes = new HashMap<>();
        for (Branch branch : branches) {
            IndexDefinition index = branch.index();
            if (index != null) {
                indexes.put(index.name(), index);
            }
        }
        return List.copyOf(indexes.values());
    }

    private Predicate<Item> isStillThere() {
        Map<AttributeValue, List<Branch>> byPartition = new HashMap<>();
        branches.forEach(branch -> byPartition
                .computeIfAbsent(branch.key().partition(), partition -> new ArrayList<>())
                .add(branch));
        Set<String> partitionKeys = new HashSet<>();
        branches.forEach(branch -> partitionKeys.add(branch.schema().partition().name()));
        return item -> partitionKeys.stream()
                .map(item::get)
                .filter(Objects::nonNull)
                .flatMap(partition -> byPartition.getOrDefault(partition, List.of()).stream())
                .anyMatch(branch -> branch.holds(item));
    }

    /** Whether an item may be reached by two branches: they share a partition key value, or read different indexes. */
    private static boolean overlap(List<Branch> branches) {
        if (branches.size() < 2) {
            return false;
        }
        String index = branches.get(0).target();
        Set<AttributeValue> partitions = new HashSet<>();
        for (Branch branch : branches) {
            if (!branch.target().equals(index) || !partitions.add(branch.key().partition())) {
                return true;
            }
        }
        return false;
    }
}
