package io.partita.engine.remote.item;

import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.remote.client.Effect;
import io.partita.engine.remote.client.Nodes;
import io.partita.engine.remote.expression.ExpressionWriter;
import io.partita.engine.remote.table.Shapes;
import io.partita.engine.remote.table.Shapes.Shape;
import io.partita.engine.remote.value.EngineValues;
import io.partita.engine.remote.value.WireValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query and Scan, a page for each call. Safe to share between threads. */
public final class PageReads {
    private final Nodes nodes;
    private final Shapes shapes;

    public PageReads(Nodes nodes, Shapes shapes) {
        this.nodes = nodes;
        this.shapes = shapes;
    }

    public Page query(QueryRequest request) {
        return shapes.call(request.table(), shape -> query(request, shape));
    }

    private Page query(QueryRequest request, Shape shape) {
        KeySchema key = request.index() == null ? shape.key() : shape.index(request.index());
        if (ExpressionWriter.matchesNothing(request.key())) {
            return new Page(List.of(), 0, 0, null, Consumed.NOTHING);
        }
        ReadOptions options = request.options();
        ExpressionWriter expressions = new ExpressionWriter();
        software.amazon.awssdk.services.dynamodb.model.QueryRequest wire =
                software.amazon.awssdk.services.dynamodb.model.QueryRequest.builder()
                        .tableName(request.table())
                        .indexName(request.index())
                        .keyConditionExpression(expressions.keyCondition(key, request.key()))
                        .filterExpression(expressions.filter(options.filter()))
                        .projectionExpression(expressions.projection(projection(options)))
                        .expressionAttributeNames(expressions.names())
                        .expressionAttributeValues(expressions.values())
                        .select(select(options))
                        .consistentRead(options.consistent())
                        .limit(limit(options))
                        .scanIndexForward(request.ascending())
                        .exclusiveStartKey(startKey(options))
                        .returnConsumedCapacity(capacity(request.index()))
                        .build();
        QueryResponse response = nodes.call(Effect.READ, client -> client.query(wire));
        return page(
                response.items(),
                response.count(),
                response.scannedCount(),
                response.lastEvaluatedKey(),
                response.consumedCapacity());
    }

    public Page scan(ScanRequest request) {
        ReadOptions options = request.options();
        boolean whole = request.segment() == 0 && request.totalSegments() == 1;
        ExpressionWriter expressions = new ExpressionWriter();
        software.amazon.awssdk.services.dynamodb.model.ScanRequest wire =
                software.amazon.awssdk.services.dynamodb.model.ScanRequest.builder()
                        .tableName(request.table())
                        .indexName(request.index())
                        .segment(whole ? null : request.segment())
                        .totalSegments(whole ? null : request.totalSegments())
                        .filterExpression(expressions.filter(options.filter()))
                        .projectionExpression(expressions.projection(projection(options)))
                        .expressionAttributeNames(expressions.names())
                        .expressionAttributeValues(expressions.values())
                        .select(select(options))
                        .consistentRead(options.consistent())
                        .limit(limit(options))
                        .exclusiveStartKey(startKey(options))
                        .returnConsumedCapacity(capacity(request.index()))
                        .build();
        ScanResponse response = nodes.call(Effect.READ, client -> client.scan(wire));
        return page(
                response.items(),
                response.count(),
                response.scannedCount(),
                response.lastEvaluatedKey(),
                response.consumedCapacity());
    }

    /** Who only counts may not project. */
    private static Projection projection(ReadOptions options) {
        return options.countOnly() ? Projection.ALL : options.projection();
    }

    private static @Nullable Select select(ReadOptions options) {
        return options.countOnly() ? Select.COUNT : null;
    }

    private static @Nullable Integer limit(ReadOptions options) {
        return options.limit() == 0 ? null : options.limit();
    }

    private static @Nullable Map<String, AttributeValue> startKey(ReadOptions options) {
        Item start = options.startKey();
        return start == null ? null : WireValues.of(start);
    }

    /** @param lastKey empty behind the last page, whether an endpoint sends it or not */
    private static Page page(
            List<Map<String, AttributeValue>> items,
            int count,
            int scannedCount,
            Map<String, AttributeValue> lastKey,
            @Nullable ConsumedCapacity capacity) {
        return new Page(
                EngineValues.items(items),
                count,
                scannedCount,
                lastKey.isEmpty() ? null : EngineValues.item(lastKey),
                Units.read(capacity));
    }

    private static ReturnConsumedCapacity capacity(@Nullable String index) {
        return index == null ? ReturnConsumedCapacity.TOTAL : ReturnConsumedCapacity.INDEXES;
    }
}
