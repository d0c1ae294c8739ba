package io.partita.engine.cluster.catalog;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.api.table.TableSettings.Throughput;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of a table as a document, and back. What is not set is left out. */
final class SettingsEncoding {
    private static final String SETTINGS = "settings";

    private SettingsEncoding() {}

    static AttributeValue encode(TableSettings settings) {
        Map<String, AttributeValue> document = new TreeMap<>();
        if (settings.throughput() != null) {
            document.put("throughput", encode(settings.throughput()));
            Map<String, AttributeValue> indexes = new TreeMap<>();
            settings.indexThroughput().forEach((index, throughput) -> indexes.put(index, encode(throughput)));
            document.put("indexThroughput", AttributeValue.of(indexes));
        }
        if (settings.deletionProtected()) {
            document.put("deletionProtected", AttributeValue.of(true));
        }
        if (settings.infrequentAccess()) {
            document.put("infrequentAccess", AttributeValue.of(true));
        }
        return AttributeValue.of(document);
    }

    private static AttributeValue encode(Throughput throughput) {
        return AttributeValue.of(new TreeMap<>(Map.of(
                "read",
                AttributeValue.of(throughput.readUnits()),
                "write",
                AttributeValue.of(throughput.writeUnits()))));
    }

    /** The settings of a table's document; one of before there were settings has those of default. */
    static TableSettings decode(Document table) {
        if (!table.entries().containsKey(SETTINGS)) {
            return TableSettings.DEFAULT;
        }
        Document document = table.document(SETTINGS);
        TableSettings settings = TableSettings.DEFAULT
                .withDeletionProtected(isTrue(document, "deletionProtected"))
                .withInfrequentAccess(isTrue(document, "infrequentAccess"));
        if (!document.entries().containsKey("throughput")) {
            return settings;
        }
        Document indexes = document.document("indexThroughput");
        return settings.withThroughput(
                decodeThroughput(document.document("throughput")),
                indexes.entries().keySet().stream()
                        .collect(Collectors.toMap(name -> name, name -> decodeThroughput(indexes.document(name)))));
    }

    private static Throughput decodeThroughput(Document document) {
        return new Throughput(document.number("read"), document.number("write"));
    }

    private static boolean isTrue(Document document, String name) {
        return document.entries().get(name) instanceof BooleanValue value && value.value();
    }
}
