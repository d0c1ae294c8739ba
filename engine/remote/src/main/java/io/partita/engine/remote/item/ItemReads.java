package io.partita.engine.remote.item;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.remote.client.Effect;
import io.partita.engine.remote.client.Nodes;
import io.partita.engine.remote.expression.ExpressionWriter;
import io.partita.engine.remote.table.Shapes;
import io.partita.engine.remote.table.Shapes.Shape;
import io.partita.engine.remote.value.EngineValues;
import io.partita.engine.remote.value.KeyNames;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** GetItem and BatchGetItem. Safe to share between threads. */
public final class ItemReads {
    private final Nodes nodes;
    private final Shapes shapes;

    public ItemReads(Nodes nodes, Shapes shapes) {
        this.nodes = nodes;
        this.shapes = shapes;
    }

    public GetResponse get(GetRequest request) {
        return shapes.call(request.table(), shape -> get(request, shape));
    }

    private GetResponse get(GetRequest request, Shape shape) {
        ExpressionWriter expressions = new ExpressionWriter();
        GetItemRequest wire = GetItemRequest.builder()
                .tableName(request.table())
                .key(KeyNames.of(shape.key(), request.key()))
                .projectionExpression(expressions.projection(request.projection()))
                .expressionAttributeNames(expressions.names())
                .consistentRead(request.consistent())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        GetItemResponse response = nodes.call(Effect.READ, client -> client.getItem(wire));
        return new GetResponse(
                response.hasItem() ? EngineValues.item(response.item()) : null,
                Units.read(response.consumedCapacity()));
    }

    /** The answer has the items in the order of the keys, whatever order they come in. */
    public BatchGetResponse batchGet(BatchGetRequest request) {
        return shapes.call(request.table(), shape -> batchGet(request, shape));
    }

    private BatchGetResponse batchGet(BatchGetRequest request, Shape shape) {
        KeyedProjection projection = KeyedProjection.of(request.projection(), shape.key());
        ExpressionWriter expressions = new ExpressionWriter();
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(keys(request, shape))
                .projectionExpression(expressions.projection(projection.sent()))
                .expressionAttributeNames(expressions.names())
                .consistentRead(request.consistent())
                .build();
        BatchGetItemRequest wire = BatchGetItemRequest.builder()
                .requestItems(Map.of(request.table(), keys))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        BatchGetItemResponse response = nodes.call(Effect.READ, client -> client.batchGetItem(wire));
        List<Item> items = EngineValues.items(response.responses().getOrDefault(request.table(), List.of()));
        return new BatchGetResponse(
                projection.inOrder(items, request.keys()),
                unprocessed(response, shape),
                Units.read(response.consumedCapacity()));
    }

    private static List<Map<String, AttributeValue>> keys(BatchGetRequest request, Shape shape) {
        if (request.keys().isEmpty()) {
            throw StoreException.validation("1 validation error detected: Value at 'requestItems." + request.table()
                    + ".member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }
        return request.keys().stream().map(key -> KeyNames.of(shape.key(), key)).toList();
    }

    private static List<PrimaryKey> unprocessed(BatchGetItemResponse response, Shape shape) {
        KeysAndAttributes left = response.unprocessedKeys().get(shape.table());
        return left == null
                ? List.of()
                : left.keys().stream()
                        .map(key -> KeyNames.in(shape.key(), EngineValues.item(key)))
                        .toList();
    }
}
