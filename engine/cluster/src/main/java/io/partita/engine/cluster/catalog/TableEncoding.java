package io.partita.engine.cluster.catalog;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.keyspace.HashRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table as a document, and back. What lies in stores can be added to, and its names never change. */
final class TableEncoding {
    private TableEncoding() {}

    static Map<String, AttributeValue> encode(Table table) {
        TableDefinition definition = table.definition();
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("id", AttributeValue.of(table.id()));
        document.put("name", AttributeValue.of(definition.name()));
        document.put("version", AttributeValue.of(table.version()));
        document.put("created", AttributeValue.of(table.created().toString()));
        document.put("key", encode(definition.key()));
        document.put("columns", list(definition.columns(), TableEncoding::encode));
        document.put("tags", encode(definition.tags()));
        document.put("settings", SettingsEncoding.encode(definition.settings()));
        document.put("partitions", encode(table.partitions()));
        document.put("indexes", list(table.indexes(), TableEncoding::encode));
        return document;
    }

    static Table decode(Document document) {
        KeySchema key = decodeKey(document);
        TableDefinition definition = new TableDefinition(
                document.text("name"),
                key,
                document.documents("columns").stream()
                        .map(TableEncoding::decodeColumn)
                        .toList(),
                List.of(),
                decodeTags(document.document("tags")),
                SettingsEncoding.decode(document));
        Table.Revision revision =
                new Table.Revision(Instant.parse(document.text("created")), document.number("version"));
        PartitionMap partitions = decodePartitions(document);
        return new Table(
                document.integer("id"),
                definition,
                revision,
                partitions,
                document.documents("indexes").stream()
                        .map(index -> decodeIndex(index, key, partitions))
                        .toList());
    }

    private static AttributeValue encode(KeySchema key) {
        return list(
                key.attributes(),
                attribute -> document(Map.of(
                        "name", AttributeValue.of(attribute.name()),
                        "type", AttributeValue.of(attribute.type().name()))));
    }

    private static KeySchema decodeKey(Document document) {
        List<KeyAttribute> attributes = document.documents("key").stream()
                .map(attribute ->
                        new KeyAttribute(attribute.text("name"), AttributeType.valueOf(attribute.text("type"))))
                .toList();
        if (attributes.isEmpty() || attributes.size() > 2) {
            throw new IllegalArgumentException("a key of " + attributes.size() + " attributes");
        }
        return new KeySchema(attributes.get(0), attributes.size() == 2 ? attributes.get(1) : null);
    }

    private static AttributeValue encode(ColumnDefinition column) {
        return document(Map.of(
                "name", AttributeValue.of(column.name()),
                "type", AttributeValue.of(column.type().name()),
                "sqlType", AttributeValue.of(column.sqlType())));
    }

    private static ColumnDefinition decodeColumn(Document document) {
        return new ColumnDefinition(
                document.text("name"), AttributeType.valueOf(document.text("type")), document.text("sqlType"));
    }

    private static AttributeValue encode(Map<String, String> tags) {
        return document(tags.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, tag -> AttributeValue.of(tag.getValue()))));
    }

    private static Map<String, String> decodeTags(Document document) {
        return document.entries().keySet().stream().collect(Collectors.toMap(Function.identity(), document::text));
    }

    private static AttributeValue encode(PartitionMap partitions) {
        return list(
                partitions.partitions(),
                partition -> document(Map.of(
                        "id", AttributeValue.of(partition.id()),
                        "first", AttributeValue.of(partition.range().first()),
                        "last", AttributeValue.of(partition.range().last()))));
    }

    private static PartitionMap decodePartitions(Document document) {
        return new PartitionMap(document.documents("partitions").stream()
                .map(partition -> new Partition(
                        partition.integer("id"), new HashRange(partition.number("first"), partition.number("last"))))
                .toList());
    }

    private static AttributeValue encode(Index index) {
        IndexDefinition definition = index.definition();
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("id", AttributeValue.of(index.id()));
        document.put("name", AttributeValue.of(definition.name()));
        document.put("scope", AttributeValue.of(definition.scope().name()));
        document.put("status", AttributeValue.of(index.status().name()));
        document.put("key", encode(definition.key()));
        document.put(
                "projection", AttributeValue.of(definition.projection().kind().name()));
        document.put(
                "included",
                list(
                        definition.projection().included().stream()
                                .sorted(Comparator.naturalOrder())
                                .toList(),
                        AttributeValue::of));
        if (index.isGlobal()) {
            document.put("partitions", encode(index.partitions()));
        }
        return AttributeValue.of(document);
    }

    private static Index decodeIndex(Document document, KeySchema tableKey, PartitionMap tablePartitions) {
        IndexProjection projection = new IndexProjection(
                IndexProjection.Kind.valueOf(document.text("projection")),
                document.list("included").stream()
                        .map(name -> ((StringValue) name).value())
                        .collect(Collectors.toSet()));
        IndexDefinition definition = new IndexDefinition(
                document.text("name"),
                IndexDefinition.Scope.valueOf(document.text("scope")),
                decodeKey(document),
                projection);
        return Index.of(
                document.integer("id"),
                definition,
                Status.valueOf(document.text("status")),
                tableKey,
                definition.isGlobal() ? decodePartitions(document) : tablePartitions);
    }

    /** In the order of the names, so that all replicas write the same bytes. */
    private static AttributeValue document(Map<String, AttributeValue> entries) {
        return AttributeValue.of(new TreeMap<>(entries));
    }

    private static <T> AttributeValue list(List<T> elements, Function<T, AttributeValue> encode) {
        return AttributeValue.of(elements.stream().map(encode).toList());
    }
}
