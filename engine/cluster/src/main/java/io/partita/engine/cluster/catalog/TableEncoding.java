package io.partita.engine.cluster.catalog;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.keyspace.HashRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table as a document, and back: its definition with what is known of it beside. What lies in stores can be added
 * to, and its names never change.
 */
public final class TableEncoding {
    private TableEncoding() {}

    /** A table with its indexes and partitions. */
    public static Item encode(Table table) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("id", AttributeValue.of(table.id()));
        document.put("version", AttributeValue.of(table.version()));
        document.put("created", AttributeValue.of(table.created().toString()));
        DefinitionEncoding.write(table.definition(), document);
        document.put("partitions", encode(table.partitions()));
        document.put("indexes", DefinitionEncoding.list(table.indexes(), TableEncoding::encode));
        return Item.of(document);
    }

    /**
     * The table of a document.
     *
     * @throws StoreException CORRUPTION if it is something else
     */
    public static Table decode(Item item) {
        try {
            return decode(new Document(item.attributes()));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new StoreException(ErrorCode.CORRUPTION, "What a catalog says of a table is damaged: " + e, e);
        }
    }

    private static Table decode(Document document) {
        TableDefinition definition = DefinitionEncoding.readTable(document);
        Table.Revision revision =
                new Table.Revision(Instant.parse(document.text("created")), document.number("version"));
        PartitionMap partitions = decodePartitions(document);
        return new Table(
                document.integer("id"),
                definition,
                revision,
                partitions,
                document.documents("indexes").stream()
                        .map(index -> decodeIndex(index, definition.key(), partitions))
                        .toList());
    }

    private static AttributeValue encode(PartitionMap partitions) {
        return DefinitionEncoding.list(partitions.partitions(), partition -> AttributeValue.of(encode(partition)));
    }

    private static Map<String, AttributeValue> encode(Partition partition) {
        Map<String, AttributeValue> document = new TreeMap<>();
        document.put("id", AttributeValue.of(partition.id()));
        document.put("first", AttributeValue.of(partition.range().first()));
        document.put("last", AttributeValue.of(partition.range().last()));
        document.put("set", AttributeValue.of(partition.set()));
        if (partition.lineage() != partition.id()) {
            document.put("lineage", AttributeValue.of(partition.lineage()));
        }
        Relocation relocation = partition.relocation();
        if (relocation != null) {
            document.put(
                    "relocation",
                    DefinitionEncoding.document(Map.of(
                            "to", AttributeValue.of(relocation.to()),
                            "id", AttributeValue.of(relocation.id()),
                            "frozen", AttributeValue.of(relocation.frozen()),
                            "version", AttributeValue.of(relocation.version()))));
        }
        return document;
    }

    private static PartitionMap decodePartitions(Document document) {
        return new PartitionMap(document.documents("partitions").stream()
                .map(partition -> new Partition(
                        partition.integer("id"),
                        new HashRange(partition.number("first"), partition.number("last")),
                        // Before there were several, partitions did not say it.
                        partition.has("set") ? partition.integer("set") : 0,
                        partition.integer(partition.has("lineage") ? "lineage" : "id"),
                        partition.has("relocation") ? decodeRelocation(partition.document("relocation")) : null))
                .toList());
    }

    private static Relocation decodeRelocation(Document document) {
        return new Relocation(
                document.integer("to"), document.integer("id"), document.flag("frozen"), document.number("version"));
    }

    private static AttributeValue encode(Index index) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("id", AttributeValue.of(index.id()));
        document.put("status", AttributeValue.of(index.status().name()));
        DefinitionEncoding.write(index.definition(), document);
        if (index.isGlobal()) {
            document.put("partitions", encode(index.partitions()));
        }
        return AttributeValue.of(document);
    }

    private static Index decodeIndex(Document document, KeySchema tableKey, PartitionMap tablePartitions) {
        IndexDefinition definition = DefinitionEncoding.readIndex(document);
        return Index.of(
                document.integer("id"),
                definition,
                Status.valueOf(document.text("status")),
                tableKey,
                definition.isGlobal() ? decodePartitions(document) : tablePartitions);
    }
}
