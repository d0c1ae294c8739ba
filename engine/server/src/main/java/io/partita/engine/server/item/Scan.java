package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ATTRIBUTES_TO_GET;
import static io.partita.engine.server.item.ItemMembers.CONDITIONAL_OPERATOR;
import static io.partita.engine.server.item.ItemMembers.CONSISTENT;
import static io.partita.engine.server.item.ItemMembers.FILTER;
import static io.partita.engine.server.item.ItemMembers.INDEX_NAME;
import static io.partita.engine.server.item.ItemMembers.LIMIT;
import static io.partita.engine.server.item.ItemMembers.NAMES;
import static io.partita.engine.server.item.ItemMembers.PROJECTION;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;
import static io.partita.engine.server.item.ItemMembers.SCAN_FILTER;
import static io.partita.engine.server.item.ItemMembers.SEGMENT;
import static io.partita.engine.server.item.ItemMembers.SELECT;
import static io.partita.engine.server.item.ItemMembers.START_KEY;
import static io.partita.engine.server.item.ItemMembers.TABLE_NAME;
import static io.partita.engine.server.item.ItemMembers.TOTAL_SEGMENTS;
import static io.partita.engine.server.item.ItemMembers.VALUES;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads one page of a table or index, or of a segment of it. */
final class Scan implements Operation {
    private static final Structure REQUEST = Structure.of(
            "ScanInput",
            SELECT,
            INDEX_NAME,
            TOTAL_SEGMENTS,
            RETURN_CONSUMED_CAPACITY,
            TABLE_NAME,
            CONDITIONAL_OPERATOR,
            SCAN_FILTER,
            SEGMENT,
            LIMIT,
            ATTRIBUTES_TO_GET,
            START_KEY,
            CONSISTENT,
            FILTER,
            PROJECTION,
            VALUES,
            NAMES);

    private final ItemStore store;
    private final Tables tables;

    Scan(ItemStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    @Override
    public String name() {
        return "Scan";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        ExpressionParameters expressions = ExpressionParameters.of(
                request, List.of(PROJECTION, FILTER), List.of(ATTRIBUTES_TO_GET, SCAN_FILTER, CONDITIONAL_OPERATOR));
        Projection olderProjection = expressions.older().projection();
        Condition olderFilter = expressions.older().filter(SCAN_FILTER);
        Item startKey = StartKeys.of(request);
        checkSegment(request);
        Condition filter = expressions.filter(olderFilter);
        Projection projection = expressions.projection(olderProjection);
        expressions.finish();
        Selection selection = Selection.of(request, projection, text -> text);
        String index = request.get(INDEX_NAME);
        TableDefinition table = tables.open(
                call,
                this,
                request.require(TABLE_NAME),
                index,
                (definition, facts) -> facts.attributes(expressions.attributes(Set.of()))
                        .select(request)
                        .returnConsumedCapacity(request));
        Query.schema(table, index);
        ReadOptions options = selection.options(request, filter, startKey);
        ScanRequest scan = new ScanRequest(
                table.name(),
                index,
                request.get(SEGMENT, 0L).intValue(),
                request.get(TOTAL_SEGMENTS, 1L).intValue(),
                options);
        return new PageAnswer(request, table, store.scan(scan), selection.countOnly());
    }

    private static void checkSegment(Parameters request) {
        Long segment = request.get(SEGMENT);
        Long total = request.get(TOTAL_SEGMENTS);
        if (segment != null && total == null) {
            throw ServiceException.validation("The TotalSegments parameter is required but was not present in the"
                    + " request when Segment parameter is present");
        } else if (segment == null && total != null) {
            throw ServiceException.validation(
                    "The Segment parameter is required but was not present in the request when"
                            + " parameter TotalSegments is present");
        } else if (segment != null && segment >= total) {
            throw ServiceException.validation("The Segment parameter is zero-based and must be less than parameter"
                    + " TotalSegments: Segment: " + segment + " is not less than TotalSegments: " + total);
        }
    }
}
