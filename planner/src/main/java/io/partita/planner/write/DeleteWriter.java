package io.partita.planner.write;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.access.KeyValues;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.pushdown.ConditionTranslator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DELETE of one item. Where a false condition is an error, an absent item is none: the condition then holds for it, and
 * the item that was there tells whether anything was removed. Otherwise the item must exist, and a request that failed
 * its condition removed nothing.
 */
final class DeleteWriter {
    private final ItemWrite.Delete delete;
    private final MeteredStore store;
    private final Arguments arguments;

    DeleteWriter(ItemWrite.Delete delete, MeteredStore store, Arguments arguments) {
        this.delete = delete;
        this.store = store;
        this.arguments = arguments;
    }

    Written execute() {
        PrimaryKey key = KeyValues.primaryKey(
                WriteKeys.schema(delete.table()),
                delete.key().partition(),
                delete.key().sort(),
                arguments);
        Condition condition =
                delete.condition() == null ? null : ConditionTranslator.translate(delete.condition(), arguments);
        if (condition != null && ConditionTranslator.isAlways(condition)) {
            condition = null;
        }
        if (key == null
                || (condition != null && ConditionTranslator.isNever(condition) && !delete.failsOnCondition())) {
            return Written.NOTHING;
        }
        return delete.failsOnCondition() ? strictly(key, condition) : leniently(key, condition);
    }

    private Written leniently(PrimaryKey key, @Nullable Condition condition) {
        Condition exists = WriteKeys.exists(delete.table());
        WriteOptions options =
                WriteOptions.onlyIf(condition == null ? exists : new Condition.And(List.of(exists, condition)));
        try {
            Item old = write(key, delete.returned() == null ? options : options.returning(ReturnValues.ALL_OLD));
            return new Written(1, old == null ? List.of() : List.of(old));
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.CONDITIONAL_CHECK_FAILED) {
                return Written.NOTHING;
            }
            throw QueryException.of(failure);
        }
    }

    private Written strictly(PrimaryKey key, @Nullable Condition condition) {
        Condition absent = WriteKeys.notExists(delete.table());
        WriteOptions options = WriteOptions.DEFAULT;
        if (condition != null) {
            options = WriteOptions.onlyIf(
                    ConditionTranslator.isNever(condition) ? absent : new Condition.Or(List.of(absent, condition)));
        }
        try {
            Item old = write(key, options.returning(ReturnValues.ALL_OLD));
            return old == null ? Written.NOTHING : new Written(1, delete.returned() == null ? List.of() : List.of(old));
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.CONDITIONAL_CHECK_FAILED) {
                throw QueryException.of(QueryErrorCode.CONDITION_FAILED, "The conditional request failed", failure);
            }
            throw QueryException.of(failure);
        }
    }

    private @Nullable Item write(PrimaryKey key, WriteOptions options) {
        return store.write(new WriteRequest.Delete(delete.table().name(), key, options))
                .attributes();
    }
}
