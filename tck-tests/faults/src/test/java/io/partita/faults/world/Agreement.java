package io.partita.faults.world;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.storage.OrderedStore;
import io.partita.faults.consensus.SimulatedSet;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must be true when nothing has gone wrong for a while: replicas are alike, and indexes say what their table says. */
final class Agreement {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int MOST_GLANCES = 600;
    private static final byte[] START = {};

    private final Cluster cluster;

    Agreement(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Waits until everybody has applied everything and no index lags behind. */
    void await() {
        Scheduler scheduler = cluster.network().scheduler();
        for (int glance = 0; glance < MOST_GLANCES; glance++) {
            if (cluster.sets().stream().allMatch(SimulatedSet::isSettled)
                    && cluster.sets().stream().allMatch(Agreement::indexesKeepUp)
                    && cluster.sets().stream().allMatch(Agreement::isMapAtRest)
                    && cluster.isAdministrated()) {
                return;
            }
            scheduler.pause(GLANCE);
        }
        throw new AssertionError("The cluster does not come to rest: " + cluster.sets()
                + ", changes wait of the partitions "
                + cluster.sets().stream()
                        .map(set -> set.replicas().stream()
                                .map(replica -> replica.changes().waiting())
                                .toList())
                        .toList());
    }

    private static boolean indexesKeepUp(SimulatedSet set) {
        return set.replicas().stream()
                .allMatch(replica -> replica.changes().waiting().isEmpty());
    }

    /** Whether no partition is on its way, and all have been counted that were split. */
    private static boolean isMapAtRest(SimulatedSet set) {
        return set.replicas().stream()
                .allMatch(replica -> replica.estimates().isEmpty()
                        && replica.catalog().tables().stream().allMatch(Agreement::isAtRest));
    }

    private static boolean isAtRest(Table table) {
        return table.partitions().partitions().stream().allMatch(partition -> partition.relocation() == null)
                && table.globalIndexes().stream()
                        .flatMap(index -> index.partitions().partitions().stream())
                        .allMatch(partition -> partition.relocation() == null);
    }

    /** Nothing lies where its partition is no longer. */
    private static void checkHosted(Replica replica) {
        try (OrderedStore.Entries entries = replica.store().range(START, START, false)) {
            while (entries.next()) {
                byte[] key = entries.key();
                boolean belongs = switch (Space.of(key[0])) {
                    case ITEMS, LOCAL_INDEX, GLOBAL_INDEX, COLLECTIONS -> replica.hosts(key);
                    case CHANGES, TOUCHES -> false;
                    case SYSTEM -> true;
                };
                if (!belongs) {
                    throw new AssertionError("In set " + replica.set() + " something is left of what is not there: "
                            + HexFormat.of().formatHex(key));
                }
            }
        }
    }

    void checkReplicas() {
        for (SimulatedSet set : cluster.sets()) {
            List<String> first = null;
            for (Replica replica : set.replicas()) {
                checkHosted(replica);
                replica.recordProgress(replica.appliedIndex());
                List<String> contents = contents(replica.store());
                if (first != null && !first.equals(contents)) {
                    throw new AssertionError("Replicas of set " + set.id() + " differ: " + difference(first, contents));
                }
                first = contents;
            }
        }
    }

    private static List<String> contents(OrderedStore store) {
        List<String> contents = new ArrayList<>();
        HexFormat hex = HexFormat.of();
        try (OrderedStore.Entries entries = store.range(START, START, false)) {
            while (entries.next()) {
                contents.add(hex.formatHex(entries.key()) + "=" + hex.formatHex(entries.value()));
            }
        }
        return contents;
    }

    private static String difference(List<String> one, List<String> other) {
        List<String> onlyOne = new ArrayList<>(one);
        onlyOne.removeAll(other);
        List<String> onlyOther = new ArrayList<>(other);
        onlyOther.removeAll(one);
        return "one has " + onlyOne + " and another " + onlyOther;
    }

    /** Holds every index against the table, as a process reads them. */
    static void checkIndexes(ItemStore store) {
        Map<ItemKey, Row> rows = rows("table", scan(store, null, true));
        Map<ItemKey, Row> byGroup = new TreeMap<>(rows);
        byGroup.values().removeIf(row -> row.group() == null);
        equal(Schema.BY_GROUP, byGroup, rows("index " + Schema.BY_GROUP, scan(store, Schema.BY_GROUP, false)));
        Map<ItemKey, Row> byValue = new TreeMap<>(rows);
        byValue.values().removeIf(row -> row.value() == null);
        byValue.replaceAll((key, row) -> new Row(true, row.value(), 0, null));
        equal(Schema.BY_VALUE, byValue, rows("index " + Schema.BY_VALUE, scan(store, Schema.BY_VALUE, false)));
    }

    /** The index that comes and goes, if it is there now. */
    static void checkLateIndex(ItemStore store) {
        if (store.definition(Schema.TABLE).index(Schema.LATE.name()).isPresent()) {
            Map<ItemKey, Row> rows = rows("table", scan(store, null, true));
            rows.values().removeIf(row -> row.group() == null);
            equal(
                    Schema.LATE.name(),
                    rows,
                    rows("index " + Schema.LATE.name(), scan(store, Schema.LATE.name(), false)));
        }
    }

    private static void equal(String index, Map<ItemKey, Row> table, Map<ItemKey, Row> entries) {
        if (!table.equals(entries)) {
            throw new AssertionError("The index " + index + " has " + entries + ", and its table " + table);
        }
    }

    private static Map<ItemKey, Row> rows(String where, List<Item> items) {
        Map<ItemKey, Row> rows = new TreeMap<>();
        for (Item item : items) {
            if (rows.put(Schema.keyOf(item), Row.of(item)) != null) {
                throw new AssertionError(
                        "The " + where + " has several entries of " + Schema.keyOf(item) + ": " + items);
            }
        }
        return rows;
    }

    private static List<Item> scan(ItemStore store, @Nullable String index, boolean consistent) {
        ReadOptions options = ReadOptions.DEFAULT.withConsistent(consistent);
        ScanRequest request = new ScanRequest(Schema.TABLE, index, 0, 1, options);
        Page page = store.scan(request);
        List<Item> items = new ArrayList<>(page.items());
        while (page.lastKey() != null) {
            page = store.scan(request.withOptions(options.startingAfter(page.lastKey())));
            items.addAll(page.items());
        }
        return items;
    }
}
