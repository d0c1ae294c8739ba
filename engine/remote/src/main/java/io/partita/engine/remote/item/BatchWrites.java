package io.partita.engine.remote.item;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.BatchWriteResponse;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.remote.client.Effect;
import io.partita.engine.remote.client.Nodes;
import io.partita.engine.remote.table.Shapes;
import io.partita.engine.remote.value.EngineValues;
import io.partita.engine.remote.value.KeyNames;
import io.partita.engine.remote.value.WireValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** BatchWriteItem. Safe to share between threads. */
public final class BatchWrites {
    private final Nodes nodes;
    private final Shapes shapes;

    public BatchWrites(Nodes nodes, Shapes shapes) {
        this.nodes = nodes;
        this.shapes = shapes;
    }

    public BatchWriteResponse write(BatchWriteRequest request) {
        if (request.writes().isEmpty()) {
            throw StoreException.validation(
                    "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy"
                            + " constraint: Member must have length greater than or equal to 1");
        }
        Map<String, List<software.amazon.awssdk.services.dynamodb.model.WriteRequest>> byTable = new LinkedHashMap<>();
        for (WriteRequest write : request.writes()) {
            byTable.computeIfAbsent(write.table(), table -> new ArrayList<>()).add(wire(write));
        }
        BatchWriteItemRequest wire = BatchWriteItemRequest.builder()
                .requestItems(byTable)
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .build();
        BatchWriteItemResponse response = nodes.call(Effect.REPEATABLE_WRITE, client -> client.batchWriteItem(wire));
        List<WriteRequest> unprocessed = new ArrayList<>();
        response.unprocessedItems()
                .forEach((table, writes) -> writes.forEach(write -> unprocessed.add(engine(table, write))));
        return new BatchWriteResponse(unprocessed, Units.written(response.consumedCapacity()));
    }

    private software.amazon.awssdk.services.dynamodb.model.WriteRequest wire(WriteRequest write) {
        if (ItemWrites.isUnconditional(write.options())) {
            if (write instanceof WriteRequest.Put put) {
                return software.amazon.awssdk.services.dynamodb.model.WriteRequest.builder()
                        .putRequest(PutRequest.builder()
                                .item(WireValues.of(put.item()))
                                .build())
                        .build();
            } else if (write instanceof WriteRequest.Delete delete) {
                return software.amazon.awssdk.services.dynamodb.model.WriteRequest.builder()
                        .deleteRequest(DeleteRequest.builder()
                                .key(KeyNames.of(shapes.of(delete.table()).key(), delete.key()))
                                .build())
                        .build();
            }
        }
        throw StoreException.validation("A batch holds puts and deletes without condition or return values");
    }

    private WriteRequest engine(String table, software.amazon.awssdk.services.dynamodb.model.WriteRequest write) {
        if (write.putRequest() != null) {
            return new WriteRequest.Put(
                    table, EngineValues.item(write.putRequest().item()), WriteOptions.DEFAULT);
        }
        return new WriteRequest.Delete(
                table,
                KeyNames.in(
                        shapes.of(table).key(),
                        EngineValues.item(write.deleteRequest().key())),
                WriteOptions.DEFAULT);
    }
}
