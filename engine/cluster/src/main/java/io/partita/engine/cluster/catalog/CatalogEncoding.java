package io.partita.engine.cluster.catalog;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A catalog in the system rows of a replica's store: one row for the counters, one for each table, and one
 * for the copies of tables that have been given up.
 */
public final class CatalogEncoding {
    private static final String TABLES = "tables";

    private CatalogEncoding() {}

    /**
     * What the store holds; an empty catalog if it is new.
     *
     * @throws StoreException CORRUPTION if there is something else
     */
    public static Catalog read(OrderedStore store) {
        byte[] counters = store.get(SystemKeys.counters());
        if (counters == null) {
            return Catalog.EMPTY;
        }
        try {
            List<Table> tables = new ArrayList<>();
            Forgotten forgotten = readForgotten(store);
            try (OrderedStore.Entries rows =
                    store.range(SystemKeys.tables().from(), SystemKeys.tables().to(), false)) {
                while (rows.next()) {
                    tables.add(TableEncoding.decode(ItemEncoding.decode(rows.value())));
                }
            }
            return new Catalog(decodeCounters(ItemEncoding.decode(counters)), forgotten, tables);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new StoreException(ErrorCode.CORRUPTION, "The catalog in this store cannot be read: " + e, e);
        }
    }

    /** Adds to the batch what makes the next catalog of the one before. */
    public static void write(WriteBatch batch, Catalog before, Catalog next) {
        batch.put(SystemKeys.counters(), ItemEncoding.encode(encodeCounters(next.counters())));
        if (next.forgotten().equals(Forgotten.NOTHING)) {
            // As if there never had been anything: what replicas hold does not say which commands they committed
            // together.
            batch.delete(SystemKeys.forgotten());
        } else if (!next.forgotten().equals(before.forgotten())) {
            batch.put(SystemKeys.forgotten(), ItemEncoding.encode(encodeForgotten(next.forgotten())));
        }
        for (Table table : before.tables()) {
            if (next.table(table.id()) == null) {
                batch.delete(SystemKeys.table(table.id()));
            }
        }
        for (Table table : next.tables()) {
            if (before.table(table.id()) != table) {
                batch.put(SystemKeys.table(table.id()), ItemEncoding.encode(TableEncoding.encode(table)));
            }
        }
    }

    private static Item encodeForgotten(Forgotten forgotten) {
        return Item.of(new TreeMap<>(Map.of(
                "floor",
                AttributeValue.of(forgotten.floor()),
                TABLES,
                DefinitionEncoding.list(
                        List.copyOf(forgotten.tables().entrySet()),
                        table -> DefinitionEncoding.document(Map.of(
                                "id", AttributeValue.of(table.getKey()),
                                "version", AttributeValue.of(table.getValue())))))));
    }

    private static Forgotten readForgotten(OrderedStore store) {
        byte[] row = store.get(SystemKeys.forgotten());
        if (row == null) {
            return Forgotten.NOTHING;
        }
        Document document = new Document(ItemEncoding.decode(row).attributes());
        NavigableMap<Integer, Long> tables = new TreeMap<>();
        for (Document table : document.documents(TABLES)) {
            tables.put(table.integer("id"), table.number("version"));
        }
        return new Forgotten(tables, document.number("floor"));
    }

    private static Item encodeCounters(Catalog.Counters counters) {
        return Item.of(new TreeMap<>(Map.of(
                "nextId", AttributeValue.of(counters.nextId()),
                "version", AttributeValue.of(counters.version()))));
    }

    private static Catalog.Counters decodeCounters(Item item) {
        Document document = new Document(item.attributes());
        return new Catalog.Counters(document.integer("nextId"), document.number("version"));
    }

    /** All tables as one document, for processes that do not keep the catalog; copies that have been given up are not in it. */
    public static Item encode(Catalog catalog) {
        Map<String, AttributeValue> document =
                new TreeMap<>(encodeCounters(catalog.counters()).attributes());
        document.put(
                TABLES,
                DefinitionEncoding.list(
                        catalog.tables(),
                        table -> AttributeValue.of(TableEncoding.encode(table).attributes())));
        return Item.of(document);
    }

    /**
     * The catalog of a document.
     *
     * @throws StoreException CORRUPTION if it is something else
     */
    public static Catalog decode(Item item) {
        try {
            List<Table> tables = new Document(item.attributes())
                    .documents(TABLES).stream()
                            .map(table -> TableEncoding.decode(Item.of(table.entries())))
                            .toList();
            return new Catalog(decodeCounters(item), Forgotten.NOTHING, tables);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new StoreException(ErrorCode.CORRUPTION, "A catalog is damaged: " + e, e);
        }
    }
}
