package io.partita.engine.server.table;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.IndexDescription;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.api.table.TableSettings.Throughput;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tables as answers describe them. */
final class DescriptionWriter {
    private static final Throughput NO_THROUGHPUT = new Throughput(0, 0);

    private final Resources resources;

    DescriptionWriter(Resources resources) {
        this.resources = resources;
    }

    /** An answer that holds a table in one member. */
    Answer answer(String member, TableDescription table) {
        return json -> {
            json.writeStartObject();
            json.writeFieldName(member);
            write(json, table);
            json.writeEndObject();
        };
    }

    private void write(JsonGenerator json, TableDescription table) throws IOException {
        TableSettings settings = table.definition().settings();
        json.writeStartObject();
        writeAttributes(json, table);
        json.writeStringField("TableName", table.name());
        writeKey(json, table.definition().key());
        json.writeStringField("TableStatus", table.status().name());
        json.writeNumberField("CreationDateTime", table.created().toEpochMilli() / 1000.0);
        json.writeFieldName("ProvisionedThroughput");
        write(json, settings.throughput());
        json.writeNumberField("TableSizeBytes", table.size().bytes());
        json.writeNumberField("ItemCount", table.size().items());
        json.writeStringField("TableArn", resources.table(table.name()));
        json.writeStringField("TableId", identity(table).toString());
        writeBilling(json, table);
        writeIndexes(json, table, IndexDefinition.Scope.LOCAL, "LocalSecondaryIndexes");
        writeIndexes(json, table, IndexDefinition.Scope.GLOBAL, "GlobalSecondaryIndexes");
        if (settings.infrequentAccess()) {
            json.writeObjectFieldStart("TableClassSummary");
            json.writeStringField("TableClass", "STANDARD_INFREQUENT_ACCESS");
            json.writeEndObject();
        }
        json.writeBooleanField("DeletionProtectionEnabled", settings.deletionProtected());
        json.writeEndObject();
    }

    /** The same for the whole life of a table, and another for one of the same name that is made later. */
    private UUID identity(TableDescription table) {
        String source = resources.table(table.name()) + '@' + table.created();
        return UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeAttributes(JsonGenerator json, TableDescription table) throws IOException {
        Map<String, KeyAttribute> attributes = new TreeMap<>();
        table.definition().key().attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
        for (IndexDefinition index : table.definition().indexes()) {
            index.key().attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
        }
        json.writeArrayFieldStart("AttributeDefinitions");
        for (KeyAttribute attribute : attributes.values()) {
            json.writeStartObject();
            json.writeStringField("AttributeName", attribute.name());
            json.writeStringField("AttributeType", attribute.type().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeKey(JsonGenerator json, KeySchema key) throws IOException {
        json.writeArrayFieldStart("KeySchema");
        writeKeyElement(json, key.partition(), "HASH");
        if (key.sort() != null) {
            writeKeyElement(json, key.sort(), "RANGE");
        }
        json.writeEndArray();
    }

    private static void writeKeyElement(JsonGenerator json, KeyAttribute attribute, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("AttributeName", attribute.name());
        json.writeStringField("KeyType", type);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Throughput throughput) throws IOException {
        Throughput units = throughput == null ? NO_THROUGHPUT : throughput;
        json.writeStartObject();
        json.writeNumberField("NumberOfDecreasesToday", 0);
        json.writeNumberField("ReadCapacityUnits", units.readUnits());
        json.writeNumberField("WriteCapacityUnits", units.writeUnits());
        json.writeEndObject();
    }

    private static void writeBilling(JsonGenerator json, TableDescription table) throws IOException {
        if (table.definition().settings().throughput() != null) {
            return;
        }
        json.writeObjectFieldStart("BillingModeSummary");
        json.writeStringField("BillingMode", "PAY_PER_REQUEST");
        if (table.status() != Status.CREATING) {
            json.writeNumberField(
                    "LastUpdateToPayPerRequestDateTime", table.created().toEpochMilli() / 1000.0);
        }
        json.writeEndObject();
    }

    private void writeIndexes(JsonGenerator json, TableDescription table, IndexDefinition.Scope scope, String field)
            throws IOException {
        List<IndexDefinition> indexes = table.definition().indexes().stream()
                .filter(index -> index.scope() == scope)
                .toList();
        if (indexes.isEmpty() || (table.status() == Status.DELETING && scope == IndexDefinition.Scope.GLOBAL)) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (IndexDefinition index : indexes) {
            writeIndex(json, table, index);
        }
        json.writeEndArray();
    }

    private void writeIndex(JsonGenerator json, TableDescription table, IndexDefinition index) throws IOException {
        IndexDescription description = table.indexes().get(index.name());
        json.writeStartObject();
        json.writeStringField("IndexName", index.name());
        writeKey(json, index.key());
        writeProjection(json, index.projection());
        json.writeNumberField(
                "IndexSizeBytes", description == null ? 0 : description.size().bytes());
        json.writeNumberField(
                "ItemCount", description == null ? 0 : description.size().items());
        json.writeStringField("IndexArn", resources.index(table.name(), index.name()));
        if (index.isGlobal()) {
            boolean making = table.status() == Status.CREATING || description == null;
            Status status = making ? Status.CREATING : description.status();
            json.writeStringField("IndexStatus", status.name());
            if (!making && status == Status.CREATING) {
                json.writeBooleanField("Backfilling", true);
            }
            json.writeFieldName("ProvisionedThroughput");
            write(json, table.definition().settings().indexThroughput().get(index.name()));
        }
        json.writeEndObject();
    }

    private static void writeProjection(JsonGenerator json, IndexProjection projection) throws IOException {
        json.writeObjectFieldStart("Projection");
        json.writeStringField("ProjectionType", projection.kind().name());
        if (projection.kind() == IndexProjection.Kind.INCLUDE) {
            json.writeArrayFieldStart("NonKeyAttributes");
            for (String attribute : projection.included().stream().sorted().toList()) {
                json.writeString(attribute);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
