package io.partita.planner.write;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.planner.access.KeyValues;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Conflict;
import io.partita.planner.plan.ItemWrite.Image;
import java.util.ArrayList;
import java.util.List;

/** INSERT, UPSERT and REPLACE: one request an item, one after another, so that the count is exact if one fails. */
final class PutWriter {
    private final ItemWrite.Put put;
    private final MeteredStore store;
    private final Arguments arguments;
    private final WriteOptions options;
    private final List<Item> images = new ArrayList<>();
    private long written;

    PutWriter(ItemWrite.Put put, MeteredStore store, Arguments arguments) {
        this.put = put;
        this.store = store;
        this.arguments = arguments;
        WriteOptions conditional = put.conflict() == Conflict.REPLACE
                ? WriteOptions.DEFAULT
                : WriteOptions.onlyIf(WriteKeys.notExists(put.table()));
        this.options = returnsOld() ? conditional.returning(ReturnValues.ALL_OLD) : conditional;
    }

    private boolean returnsOld() {
        return put.returned() != null
                && (put.returned().image() == Image.ALL_OLD || put.returned().image() == Image.MODIFIED_OLD);
    }

    Written execute() {
        List<Item> items = items();
        for (int i = 0; i < items.size(); i++) {
            try {
                write(items.get(i));
            } catch (QueryException failure) {
                throw items.size() == 1 ? failure : ofRow(i, items.size(), failure);
            }
        }
        return new Written(written, images);
    }

    /** All items, so that a row that cannot be one fails before anything is written. */
    private List<Item> items() {
        List<Item> items = new ArrayList<>(put.items().size());
        for (int i = 0; i < put.items().size(); i++) {
            try {
                items.add(item(put.items().get(i)));
            } catch (QueryException failure) {
                throw put.items().size() == 1 ? failure : ofRow(i, put.items().size(), failure);
            }
        }
        return items;
    }

    private Item item(Scalar scalar) {
        AttributeValue value = scalar.evaluate(Item.EMPTY, arguments);
        if (!(value instanceof MapValue map)) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    "an item is a map, not a "
                            + (value == null ? "MISSING" : value.type().words()));
        }
        Item item = Item.of(map.entries());
        WriteKeys.require(put.table(), item);
        return item;
    }

    private void write(Item item) {
        Table table = put.table();
        try {
            WriteResponse response = store.write(new WriteRequest.Put(table.name(), item, options));
            written++;
            Item image = returnsOld() ? response.attributes() : item;
            if (put.returned() != null && image != null) {
                images.add(image);
            }
        } catch (StoreException failure) {
            if (failure.code() != ErrorCode.CONDITIONAL_CHECK_FAILED) {
                throw QueryException.of(failure);
            } else if (put.conflict() == Conflict.FAIL) {
                throw QueryException.of(
                        QueryErrorCode.DUPLICATE_KEY,
                        "Duplicate primary key exists in table \"" + table.name() + "\": "
                                + WriteKeys.text(table, KeyValues.of(WriteKeys.schema(table), item)),
                        failure);
            }
        }
    }

    private QueryException ofRow(int row, int rows, QueryException failure) {
        String done = written == 0
                ? "nothing was written"
                : written == 1 ? "1 row was written" : written + " rows were written";
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return QueryException.of(
                failure.code(), failure.getMessage() + " (row " + (row + 1) + " of " + rows + "; " + done + ")", cause);
    }
}
