package io.partita.engine.cluster.catalog;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tables and indexes as they were declared, as documents, and back. What lies in stores and logs can be added to, and
 * its names never change. Equal definitions make equal documents.
 */
public final class DefinitionEncoding {
    private static final String INDEXES = "indexes";

    private DefinitionEncoding() {}

    /** A table with its indexes. */
    public static Item encode(TableDefinition definition) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        write(definition, document);
        document.put(INDEXES, list(definition.indexes(), index -> AttributeValue.of(entries(index))));
        return Item.of(document);
    }

    public static Item encode(IndexDefinition definition) {
        return Item.of(entries(definition));
    }

    /**
     * The table of a document, with its indexes.
     *
     * @throws StoreException CORRUPTION if it is something else
     */
    public static TableDefinition decodeTable(Item item) {
        return decode(
                item,
                document -> readTable(document)
                        .withIndexes(document.documents(INDEXES).stream()
                                .map(DefinitionEncoding::readIndex)
                                .toList()));
    }

    /**
     * The index of a document.
     *
     * @throws StoreException CORRUPTION if it is something else
     */
    public static IndexDefinition decodeIndex(Item item) {
        return decode(item, DefinitionEncoding::readIndex);
    }

    private static <T> T decode(Item item, Function<Document, T> read) {
        try {
            return read.apply(new Document(item.attributes()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new StoreException(ErrorCode.CORRUPTION, "The definition of a table or index is damaged: " + e, e);
        }
    }

    /** Adds a table without its indexes to a document. */
    static void write(TableDefinition definition, Map<String, AttributeValue> document) {
        document.put("name", AttributeValue.of(definition.name()));
        document.put("key", encode(definition.key()));
        document.put("columns", list(definition.columns(), DefinitionEncoding::encode));
        document.put("tags", encode(definition.tags()));
        document.put("settings", SettingsEncoding.encode(definition.settings()));
    }

    /** The table of a document, without its indexes. */
    static TableDefinition readTable(Document document) {
        return new TableDefinition(
                document.text("name"),
                decodeKey(document),
                document.documents("columns").stream()
                        .map(DefinitionEncoding::decodeColumn)
                        .toList(),
                List.of(),
                decodeTags(document.document("tags")),
                SettingsEncoding.decode(document));
    }

    private static Map<String, AttributeValue> entries(IndexDefinition definition) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        write(definition, document);
        return document;
    }

    /** Adds an index to a document. */
    static void write(IndexDefinition definition, Map<String, AttributeValue> document) {
        IndexProjection projection = definition.projection();
        document.put("name", AttributeValue.of(definition.name()));
        document.put("scope", AttributeValue.of(definition.scope().name()));
        document.put("key", encode(definition.key()));
        document.put("projection", AttributeValue.of(projection.kind().name()));
        document.put(
                "included",
                list(
                        projection.included().stream()
                                .sorted(Comparator.naturalOrder())
                                .toList(),
                        AttributeValue::of));
    }

    /** The index of a document. */
    static IndexDefinition readIndex(Document document) {
        IndexProjection projection = new IndexProjection(
                IndexProjection.Kind.valueOf(document.text("projection")),
                document.list("included").stream().map(DefinitionEncoding::name).collect(Collectors.toSet()));
        return new IndexDefinition(
                document.text("name"),
                IndexDefinition.Scope.valueOf(document.text("scope")),
                decodeKey(document),
                projection);
    }

    private static String name(AttributeValue included) {
        if (included instanceof StringValue name) {
            return name.value();
        }
        throw new IllegalArgumentException("an included attribute has no name");
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

    /** In the order of the names, so that all replicas write the same bytes. */
    static AttributeValue document(Map<String, AttributeValue> entries) {
        return AttributeValue.of(new TreeMap<>(entries));
    }

    static <T> AttributeValue list(List<T> elements, Function<T, AttributeValue> encode) {
        return AttributeValue.of(elements.stream().map(encode).toList());
    }
}
