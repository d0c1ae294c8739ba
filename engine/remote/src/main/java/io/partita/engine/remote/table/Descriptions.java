package io.partita.engine.remote.table;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.ColumnTags;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexDefinition.Scope;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.IndexDescription;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.api.table.TableSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

/** Tables as endpoints describe them. */
final class Descriptions {
    private Descriptions() {}

    /**
     * @param tags of the table, its declared columns among them
     * @throws StoreException INTERNAL if the endpoint describes what cannot be
     */
    static TableDescription of(
            software.amazon.awssdk.services.dynamodb.model.TableDescription wire, Map<String, String> tags) {
        TableDefinition definition = definition(wire, tags);
        Map<String, IndexDescription> indexes = new HashMap<>();
        for (LocalSecondaryIndexDescription index : wire.localSecondaryIndexes()) {
            indexes.put(
                    index.indexName(),
                    new IndexDescription(Status.ACTIVE, size(index.itemCount(), index.indexSizeBytes())));
        }
        for (GlobalSecondaryIndexDescription index : wire.globalSecondaryIndexes()) {
            indexes.put(
                    index.indexName(),
                    new IndexDescription(
                            status(index.indexStatusAsString()), size(index.itemCount(), index.indexSizeBytes())));
        }
        return new TableDescription(
                definition,
                status(wire.tableStatusAsString()),
                version(wire, definition),
                wire.creationDateTime() == null ? Instant.EPOCH : wire.creationDateTime(),
                size(wire.itemCount(), wire.tableSizeBytes()),
                indexes);
    }

    /** @throws StoreException INTERNAL if the endpoint describes what cannot be */
    static TableDefinition definition(
            software.amazon.awssdk.services.dynamodb.model.TableDescription wire, Map<String, String> tags) {
        Map<String, AttributeType> types = new HashMap<>();
        for (AttributeDefinition attribute : wire.attributeDefinitions()) {
            types.put(attribute.attributeName(), AttributeType.valueOf(attribute.attributeTypeAsString()));
        }
        List<IndexDefinition> indexes = new ArrayList<>();
        for (LocalSecondaryIndexDescription index : wire.localSecondaryIndexes()) {
            indexes.add(new IndexDefinition(
                    index.indexName(), Scope.LOCAL, key(index.keySchema(), types), projection(index.projection())));
        }
        for (GlobalSecondaryIndexDescription index : wire.globalSecondaryIndexes()) {
            indexes.add(new IndexDefinition(
                    index.indexName(), Scope.GLOBAL, key(index.keySchema(), types), projection(index.projection())));
        }
        return new TableDefinition(
                wire.tableName(),
                key(wire.keySchema(), types),
                ColumnTags.in(tags),
                indexes,
                ColumnTags.without(tags),
                settings(wire));
    }

    private static TableSettings settings(software.amazon.awssdk.services.dynamodb.model.TableDescription wire) {
        TableSettings.Throughput throughput = throughput(wire.provisionedThroughput());
        Map<String, TableSettings.Throughput> ofIndexes = new HashMap<>();
        for (GlobalSecondaryIndexDescription index : wire.globalSecondaryIndexes()) {
            TableSettings.Throughput own = throughput(index.provisionedThroughput());
            if (throughput != null && own != null) {
                ofIndexes.put(index.indexName(), own);
            }
        }
        boolean infrequent = wire.tableClassSummary() != null
                && wire.tableClassSummary().tableClass() == TableClass.STANDARD_INFREQUENT_ACCESS;
        return new TableSettings(
                throughput, ofIndexes, Boolean.TRUE.equals(wire.deletionProtectionEnabled()), infrequent);
    }

    /** A table that is paid for by the request is described with none at all, or with zeros. */
    private static TableSettings.@Nullable Throughput throughput(@Nullable ProvisionedThroughputDescription wire) {
        if (wire == null || wire.readCapacityUnits() == null || wire.writeCapacityUnits() == null) {
            return null;
        }
        return wire.readCapacityUnits() == 0
                ? null
                : new TableSettings.Throughput(wire.readCapacityUnits(), wire.writeCapacityUnits());
    }

    private static KeySchema key(List<KeySchemaElement> elements, Map<String, AttributeType> types) {
        if (elements.isEmpty() || elements.size() > 2) {
            throw unknown("a key of " + elements.size() + " attributes");
        }
        return new KeySchema(
                attribute(elements.get(0), types), elements.size() == 1 ? null : attribute(elements.get(1), types));
    }

    private static KeyAttribute attribute(KeySchemaElement element, Map<String, AttributeType> types) {
        AttributeType type = types.get(element.attributeName());
        if (type == null) {
            throw unknown("the key attribute " + element.attributeName() + " without a type");
        }
        return new KeyAttribute(element.attributeName(), type);
    }

    private static IndexProjection projection(Projection wire) {
        return switch (wire.projectionType()) {
            case ALL -> IndexProjection.ALL;
            case KEYS_ONLY -> IndexProjection.KEYS_ONLY;
            case INCLUDE -> IndexProjection.include(Set.copyOf(wire.nonKeyAttributes()));
            case UNKNOWN_TO_SDK_VERSION -> throw unknown("the projection " + wire.projectionTypeAsString());
        };
    }

    /** What is neither being made nor dropped can be used, whatever else happens to it. */
    private static Status status(@Nullable String wire) {
        if (wire == null) {
            return Status.ACTIVE;
        }
        return switch (wire) {
            case "CREATING" -> Status.CREATING;
            case "DELETING" -> Status.DELETING;
            case "UPDATING" -> Status.UPDATING;
            default -> Status.ACTIVE;
        };
    }

    private static Size size(@Nullable Long items, @Nullable Long bytes) {
        return new Size(items == null ? 0 : items, bytes == null ? 0 : bytes);
    }

    /** Endpoints have no version of a table, so it is made of everything that may change. */
    private static long version(
            software.amazon.awssdk.services.dynamodb.model.TableDescription wire, TableDefinition definition) {
        StringBuilder all = new StringBuilder()
                .append(wire.tableId())
                .append(wire.creationDateTime())
                .append(wire.tableStatusAsString())
                .append(definition);
        wire.globalSecondaryIndexes()
                .forEach(index -> all.append(index.indexName()).append(index.indexStatusAsString()));
        long version = 0xcbf29ce484222325L;
        for (int i = 0; i < all.length(); i++) {
            version = (version ^ all.charAt(i)) * 0x100000001b3L;
        }
        return version;
    }

    private static StoreException unknown(String what) {
        return new StoreException(ErrorCode.INTERNAL, "the endpoint describes a table with " + what);
    }
}
