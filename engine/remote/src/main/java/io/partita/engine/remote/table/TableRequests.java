package io.partita.engine.remote.table;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Requests that make and change tables. */
final class TableRequests {
    private TableRequests() {}

    /** @param tags those that the endpoint is to keep */
    static CreateTableRequest create(TableDefinition definition, Map<String, String> tags) {
        TableSettings settings = definition.settings();
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(definition.name())
                .keySchema(elements(definition.key()))
                .attributeDefinitions(attributes(definition))
                .billingMode(settings.throughput() == null ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
                .provisionedThroughput(wire(settings.throughput()));
        List<LocalSecondaryIndex> local = new ArrayList<>();
        List<GlobalSecondaryIndex> global = new ArrayList<>();
        for (IndexDefinition index : definition.indexes()) {
            if (index.isGlobal()) {
                global.add(global(index, throughputOf(index, settings)));
            } else {
                local.add(local(index));
            }
        }
        request.localSecondaryIndexes(local.isEmpty() ? null : local);
        request.globalSecondaryIndexes(global.isEmpty() ? null : global);
        if (!tags.isEmpty()) {
            request.tags(wire(tags));
        }
        if (settings.deletionProtected()) {
            request.deletionProtectionEnabled(true);
        }
        if (settings.infrequentAccess()) {
            request.tableClass(TableClass.STANDARD_INFREQUENT_ACCESS);
        }
        return request.build();
    }

    /** @param definition of the table as it is */
    static UpdateTableRequest addIndex(TableDefinition definition, IndexDefinition index) {
        Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
        add(attributes, definition.key());
        add(attributes, index.key());
        CreateGlobalSecondaryIndexAction create = CreateGlobalSecondaryIndexAction.builder()
                .indexName(index.name())
                .keySchema(elements(index.key()))
                .projection(projection(index.projection()))
                .provisionedThroughput(throughputOf(index, definition.settings()))
                .build();
        return UpdateTableRequest.builder()
                .tableName(definition.name())
                .attributeDefinitions(attributes.values())
                .globalSecondaryIndexUpdates(
                        GlobalSecondaryIndexUpdate.builder().create(create).build())
                .build();
    }

    static UpdateTableRequest dropIndex(String table, String index) {
        return UpdateTableRequest.builder()
                .tableName(table)
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .delete(delete -> delete.indexName(index))
                        .build())
                .build();
    }

    /**
     * What leads from some settings to others, each part in a request of its own because the protocol wants it so.
     *
     * @param definition of the table as it is
     */
    static List<UpdateTableRequest> configure(TableDefinition definition, TableSettings settings) {
        TableSettings now = definition.settings();
        List<UpdateTableRequest> requests = new ArrayList<>();
        String table = definition.name();
        if (now.deletionProtected() != settings.deletionProtected()) {
            requests.add(UpdateTableRequest.builder()
                    .tableName(table)
                    .deletionProtectionEnabled(settings.deletionProtected())
                    .build());
        }
        if (now.infrequentAccess() != settings.infrequentAccess()) {
            requests.add(UpdateTableRequest.builder()
                    .tableName(table)
                    .tableClass(
                            settings.infrequentAccess() ? TableClass.STANDARD_INFREQUENT_ACCESS : TableClass.STANDARD)
                    .build());
        }
        if (!now.withDeletionProtected(settings.deletionProtected())
                .withInfrequentAccess(settings.infrequentAccess())
                .equals(settings)) {
            requests.add(throughput(definition, settings));
        }
        return requests;
    }

    private static UpdateTableRequest throughput(TableDefinition definition, TableSettings settings) {
        UpdateTableRequest.Builder request = UpdateTableRequest.builder()
                .tableName(definition.name())
                .billingMode(settings.throughput() == null ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
                .provisionedThroughput(wire(settings.throughput()));
        List<GlobalSecondaryIndexUpdate> updates = new ArrayList<>();
        for (IndexDefinition index : definition.indexes()) {
            ProvisionedThroughput throughput = index.isGlobal() ? throughputOf(index, settings) : null;
            if (throughput != null) {
                updates.add(GlobalSecondaryIndexUpdate.builder()
                        .update(update -> update.indexName(index.name()).provisionedThroughput(throughput))
                        .build());
            }
        }
        return request.globalSecondaryIndexUpdates(updates.isEmpty() ? null : updates)
                .build();
    }

    static List<Tag> wire(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static LocalSecondaryIndex local(IndexDefinition index) {
        return LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(elements(index.key()))
                .projection(projection(index.projection()))
                .build();
    }

    private static GlobalSecondaryIndex global(IndexDefinition index, @Nullable ProvisionedThroughput throughput) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(elements(index.key()))
                .projection(projection(index.projection()))
                .provisionedThroughput(throughput)
                .build();
    }

    /** An index without a throughput of its own has that of its table. */
    private static @Nullable ProvisionedThroughput throughputOf(IndexDefinition index, TableSettings settings) {
        TableSettings.Throughput own = settings.indexThroughput().get(index.name());
        return wire(own == null ? settings.throughput() : own);
    }

    private static @Nullable ProvisionedThroughput wire(TableSettings.@Nullable Throughput throughput) {
        return throughput == null
                ? null
                : ProvisionedThroughput.builder()
                        .readCapacityUnits(throughput.readUnits())
                        .writeCapacityUnits(throughput.writeUnits())
                        .build();
    }

    private static List<KeySchemaElement> elements(KeySchema key) {
        List<KeySchemaElement> elements = new ArrayList<>(2);
        for (KeyAttribute attribute : key.attributes()) {
            elements.add(KeySchemaElement.builder()
                    .attributeName(attribute.name())
                    .keyType(elements.isEmpty() ? KeyType.HASH : KeyType.RANGE)
                    .build());
        }
        return elements;
    }

    private static Projection projection(IndexProjection projection) {
        return switch (projection.kind()) {
            case ALL -> Projection.builder().projectionType(ProjectionType.ALL).build();
            case KEYS_ONLY ->
                Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
            case INCLUDE ->
                Projection.builder()
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(projection.included())
                        .build();
        };
    }

    private static List<AttributeDefinition> attributes(TableDefinition definition) {
        Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
        add(attributes, definition.key());
        definition.indexes().forEach(index -> add(attributes, index.key()));
        return List.copyOf(attributes.values());
    }

    private static void add(Map<String, AttributeDefinition> attributes, KeySchema key) {
        for (KeyAttribute attribute : key.attributes()) {
            attributes.put(
                    attribute.name(),
                    AttributeDefinition.builder()
                            .attributeName(attribute.name())
                            .attributeType(attribute.type().name())
                            .build());
        }
    }
}
