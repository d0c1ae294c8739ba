package io.partita.engine.remote.item;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.remote.client.Effect;
import io.partita.engine.remote.client.Nodes;
import io.partita.engine.remote.expression.ExpressionWriter;
import io.partita.engine.remote.table.Shapes;
import io.partita.engine.remote.table.Shapes.Shape;
import io.partita.engine.remote.value.EngineValues;
import io.partita.engine.remote.value.KeyNames;
import io.partita.engine.remote.value.WireValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** PutItem, UpdateItem and DeleteItem. Safe to share between threads. */
public final class ItemWrites {
    private final Nodes nodes;
    private final Shapes shapes;
    private final FailedConditions failedConditions;

    public ItemWrites(Nodes nodes, Shapes shapes, FailedConditions failedConditions) {
        this.nodes = nodes;
        this.shapes = shapes;
        this.failedConditions = failedConditions;
    }

    public WriteResponse write(WriteRequest request) {
        try {
            return send(request);
        } catch (StoreException failure) {
            throw request.options().returnItemOnFailure() ? failedConditions.withItem(request, failure) : failure;
        }
    }

    private WriteResponse send(WriteRequest request) {
        if (request instanceof WriteRequest.Put put) {
            return put(put);
        } else if (request instanceof WriteRequest.Delete delete) {
            return shapes.call(delete.table(), shape -> delete(delete, shape));
        }
        return shapes.call(request.table(), shape -> update((WriteRequest.UpdateItem) request, shape));
    }

    private WriteResponse put(WriteRequest.Put put) {
        WriteOptions options = put.options();
        ExpressionWriter expressions = new ExpressionWriter();
        PutItemRequest wire = PutItemRequest.builder()
                .tableName(put.table())
                .item(WireValues.of(put.item()))
                .conditionExpression(expressions.condition(options.condition()))
                .expressionAttributeNames(expressions.names())
                .expressionAttributeValues(expressions.values())
                .returnValues(returned(options))
                .returnValuesOnConditionCheckFailure(returnedOnFailure(options))
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .build();
        PutItemResponse response = nodes.call(effect(options), client -> client.putItem(wire));
        return written(response.attributes(), response.consumedCapacity());
    }

    private WriteResponse delete(WriteRequest.Delete delete, Shape shape) {
        WriteOptions options = delete.options();
        ExpressionWriter expressions = new ExpressionWriter();
        DeleteItemRequest wire = DeleteItemRequest.builder()
                .tableName(delete.table())
                .key(KeyNames.of(shape.key(), delete.key()))
                .conditionExpression(expressions.condition(options.condition()))
                .expressionAttributeNames(expressions.names())
                .expressionAttributeValues(expressions.values())
                .returnValues(returned(options))
                .returnValuesOnConditionCheckFailure(returnedOnFailure(options))
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .build();
        DeleteItemResponse response = nodes.call(effect(options), client -> client.deleteItem(wire));
        return written(response.attributes(), response.consumedCapacity());
    }

    private WriteResponse update(WriteRequest.UpdateItem update, Shape shape) {
        WriteOptions options = update.options();
        ExpressionWriter expressions = new ExpressionWriter();
        UpdateItemRequest wire = UpdateItemRequest.builder()
                .tableName(update.table())
                .key(KeyNames.of(shape.key(), update.key()))
                .updateExpression(expressions.update(update.update()))
                .conditionExpression(expressions.condition(options.condition()))
                .expressionAttributeNames(expressions.names())
                .expressionAttributeValues(expressions.values())
                .returnValues(returned(options))
                .returnValuesOnConditionCheckFailure(returnedOnFailure(options))
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .build();
        UpdateItemResponse response = nodes.call(Effect.WRITE, client -> client.updateItem(wire));
        return written(response.attributes(), response.consumedCapacity());
    }

    private static Effect effect(WriteOptions options) {
        return isUnconditional(options) ? Effect.REPEATABLE_WRITE : Effect.WRITE;
    }

    static boolean isUnconditional(WriteOptions options) {
        return options.condition() == null && options.returnValues() == ReturnValues.NONE;
    }

    /** @param attributes empty if there are none to answer, whether an endpoint sends them or not */
    private static WriteResponse written(Map<String, AttributeValue> attributes, @Nullable ConsumedCapacity capacity) {
        return new WriteResponse(attributes.isEmpty() ? null : EngineValues.item(attributes), Units.written(capacity));
    }

    private static @Nullable ReturnValue returned(WriteOptions options) {
        return switch (options.returnValues()) {
            case NONE -> null;
            case ALL_OLD -> ReturnValue.ALL_OLD;
            case UPDATED_OLD -> ReturnValue.UPDATED_OLD;
            case ALL_NEW -> ReturnValue.ALL_NEW;
            case UPDATED_NEW -> ReturnValue.UPDATED_NEW;
        };
    }

    private static @Nullable ReturnValuesOnConditionCheckFailure returnedOnFailure(WriteOptions options) {
        return options.returnItemOnFailure() ? ReturnValuesOnConditionCheckFailure.ALL_OLD : null;
    }
}
