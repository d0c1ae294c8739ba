package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ITEM;
import static io.partita.engine.server.item.ItemMembers.KEY;
import static io.partita.engine.server.item.ItemMembers.RETURN_COLLECTION_METRICS;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.validation.ItemValidation;
import io.partita.engine.api.validation.KeyValidation;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Constraint;
import io.partita.engine.server.wire.ListShape;
import io.partita.engine.server.wire.MapShape;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts and deletes up to 25 items, of any number of tables, each on its own. */
final class BatchWriteItem implements Operation {
    private static final Member<Parameters> DELETE_REQUEST =
            Member.of("DeleteRequest", Structure.of("DeleteRequest", KEY));
    private static final Member<Parameters> PUT_REQUEST = Member.of("PutRequest", Structure.of("PutRequest", ITEM));
    private static final Member<Map<String, List<Parameters>>> REQUEST_ITEMS = ItemMembers.requestItems(MapShape.of(
                    "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>",
                    ListShape.asEntry(Structure.element("WriteRequest", DELETE_REQUEST, PUT_REQUEST))))
            .with(Constraint.values(
                    List.of(Constraint.maxLength(BatchWriteRequest.MAX_WRITES), Constraint.minLength(1))));
    private static final Structure REQUEST =
            Structure.of("BatchWriteItemInput", RETURN_CONSUMED_CAPACITY, RETURN_COLLECTION_METRICS, REQUEST_ITEMS);

    private final ItemStore store;
    private final Tables tables;

    BatchWriteItem(ItemStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    @Override
    public String name() {
        return "BatchWriteItem";
    }

    /**
     * One write as it was asked for.
     *
     * @param item the item of a put, the key of a delete
     */
    private record Asked(boolean isPut, Item item) {}

    /** What is asked of a table. */
    private record OfTable(TableDefinition table, List<Asked> asked) {}

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        List<OfTable> opened = new ArrayList<>();
        for (Map.Entry<String, List<Asked>> each :
                asked(request.require(REQUEST_ITEMS)).entrySet()) {
            opened.add(new OfTable(open(call, request, each.getKey(), each.getValue()), each.getValue()));
        }
        List<WriteRequest> writes = new ArrayList<>();
        for (OfTable each : opened) {
            writes.addAll(writes(each));
        }
        Iterator<WriteOutcome> outcomes = store.writeEach(writes).iterator();
        List<BatchWriteAnswer.OfTable> answers = new ArrayList<>();
        for (OfTable each : opened) {
            List<BatchWriteAnswer.Done> done = new ArrayList<>();
            for (Asked asked : each.asked()) {
                done.add(
                        new BatchWriteAnswer.Done(asked.isPut(), asked.item(), responseOrUnprocessed(outcomes.next())));
            }
            answers.add(new BatchWriteAnswer.OfTable(each.table(), done));
        }
        return new BatchWriteAnswer(request, answers);
    }

    private static Map<String, List<Asked>> asked(Map<String, List<Parameters>> requestItems) {
        Map<String, List<Asked>> asked = new LinkedHashMap<>();
        int count = 0;
        for (Map.Entry<String, List<Parameters>> table : requestItems.entrySet()) {
            table.getValue().forEach(BatchWriteItem::checkIsOne);
            asked.put(
                    table.getKey(),
                    table.getValue().stream().map(BatchWriteItem::asked).toList());
            count += table.getValue().size();
        }
        if (count > BatchWriteRequest.MAX_WRITES) {
            throw ServiceException.validation("Too many items requested for the BatchWriteItem call");
        }
        return asked;
    }

    /** Either to put or to delete: that is looked at for all of a table before what is put. */
    private static void checkIsOne(Parameters write) {
        if (write.has(PUT_REQUEST) == write.has(DELETE_REQUEST)) {
            throw ServiceException.validation("Supplied AttributeValue has more than one datatypes set, must"
                    + " contain exactly one of the supported datatypes");
        }
    }

    private static Asked asked(Parameters write) {
        Parameters put = write.get(PUT_REQUEST);
        return put != null
                ? new Asked(true, Writes.checkedSize(Item.of(put.require(ITEM).checked())))
                : new Asked(
                        false,
                        Item.of(write.require(DELETE_REQUEST).require(KEY).checked()));
    }

    private TableDefinition open(Call call, Parameters request, String table, List<Asked> asked) {
        return tables.open(call, this, table, null, (definition, facts) -> {
            List<Map<String, AttributeValue>> items =
                    asked.stream().map(each -> each.item().attributes()).toList();
            Set<String> attributes = new HashSet<>();
            items.forEach(item -> attributes.addAll(item.keySet()));
            facts.leadingKeys(definition, items).attributes(attributes).returnConsumedCapacity(request);
        });
    }

    /** The writes, all of which are checked, so that none is done if one of them cannot be. */
    private static List<WriteRequest> writes(OfTable of) {
        TableDefinition table = of.table();
        List<WriteRequest> writes = new ArrayList<>();
        Set<PrimaryKey> keys = new HashSet<>();
        for (Asked asked : of.asked()) {
            Map<String, AttributeValue> attributes = asked.item().attributes();
            PrimaryKey key = asked.isPut() ? Keys.in(table.key(), attributes) : Keys.of(table.key(), attributes);
            KeyValidation.check(table.key(), key);
            if (asked.isPut()) {
                ItemValidation.checkPut(table, asked.item());
            }
            if (!keys.add(key)) {
                throw ServiceException.validation("Provided list of item keys contains duplicates");
            }
            writes.add(
                    asked.isPut()
                            ? new WriteRequest.Put(table.name(), asked.item(), WriteOptions.DEFAULT)
                            : new WriteRequest.Delete(table.name(), key, WriteOptions.DEFAULT));
        }
        return writes;
    }

    /** Null for a write that was only too fast, and is left to the caller. */
    private static @Nullable WriteResponse responseOrUnprocessed(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Failed failed && failed.failure().code() == ErrorCode.THROTTLED) {
            return null;
        }
        return outcome.response();
    }
}
