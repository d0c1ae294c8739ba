package io.partita.planner.write;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.access.KeyValues;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Conflict;
import io.partita.planner.plan.ItemWrite.ConflictUpdate;
import io.partita.planner.plan.ItemWrite.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, UPSERT and REPLACE of one row: one request, and of a row that is there another one to update it. */
final class PutWriter {
    private final ItemWrite.Put put;
    private final Arguments arguments;
    private final WriteOptions options;

    PutWriter(ItemWrite.Put put, Arguments arguments) {
        this.put = put;
        this.arguments = arguments;
        WriteOptions conditional = put.conflict() == Conflict.REPLACE
                ? WriteOptions.DEFAULT
                : WriteOptions.onlyIf(WriteKeys.notExists(put.table()));
        WriteOptions returning = returnsOld() ? conditional.returning(ReturnValues.ALL_OLD) : conditional;
        this.options =
                new WriteOptions(returning.condition(), returning.returnValues(), put.conflict() == Conflict.UPDATE);
    }

    private boolean returnsOld() {
        return put.returned() != null
                && (put.returned().image() == Image.ALL_OLD || put.returned().image() == Image.MODIFIED_OLD);
    }

    /**
     * What is to be sent for a row.
     *
     * @throws QueryException TYPE_MISMATCH or NULL_KEY if the row cannot be an item of the table
     */
    PendingWrite prepare(Scalar row) {
        return prepare(row.evaluate(Item.EMPTY, arguments));
    }

    /** The same for the value of a row. */
    PendingWrite prepare(@Nullable AttributeValue value) {
        if (!(value instanceof MapValue map)) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    "an item is a map, not a "
                            + (value == null ? "MISSING" : value.type().words()));
        }
        Item item = Item.of(map.entries());
        WriteKeys.require(put.table(), item);
        return new Pending(item, 1);
    }

    private final class Pending implements PendingWrite {
        private final Item item;
        private final int attempt;

        Pending(Item item, int attempt) {
            this.item = item;
            this.attempt = attempt;
        }

        @Override
        public WriteRequest request() {
            return new WriteRequest.Put(put.table().name(), item, options);
        }

        @Override
        public Step answered(WriteOutcome outcome) {
            if (outcome instanceof WriteOutcome.Failed failed) {
                return failed(failed.failure());
            }
            Item image = returnsOld() ? outcome.response().attributes() : item;
            return Step.over(new Written(1, put.returned() == null || image == null ? List.of() : List.of(image)));
        }

        private Step failed(StoreException failure) {
            Table table = put.table();
            if (failure.code() != ErrorCode.CONDITIONAL_CHECK_FAILED) {
                throw QueryException.of(failure);
            } else if (put.conflict() == Conflict.FAIL) {
                throw QueryException.of(
                        QueryErrorCode.DUPLICATE_KEY,
                        "Duplicate primary key exists in table \"" + table.name() + "\": "
                                + WriteKeys.text(table, KeyValues.of(WriteKeys.schema(table), item)),
                        failure);
            } else if (put.update() != null && failure.item() != null) {
                return update(put.update(), failure.item());
            }
            return Step.over(Written.NOTHING);
        }

        /** If the item is gone by the time it is to be updated, the row is inserted after all. */
        private Step update(ConflictUpdate update, Item existing) {
            Arguments ofRow = arguments.with(AttributeValue.of(item.attributes()));
            GuardedWrites writes =
                    new GuardedWrites(put.table(), update.guard(), update.assignments(), put.returned(), ofRow);
            return writes.start(existing, attempt, () -> Step.on(new Pending(item, attempt + 1)));
        }
    }
}
