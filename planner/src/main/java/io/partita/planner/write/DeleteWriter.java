package io.partita.planner.write;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.access.KeyValues;
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
    private final Arguments arguments;

    DeleteWriter(ItemWrite.Delete delete, Arguments arguments) {
        this.delete = delete;
        this.arguments = arguments;
    }

    /** What is to be sent, or null if there is nothing to do. */
    @Nullable
    PendingWrite prepare() {
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
            return null;
        }
        WriteOptions options = delete.failsOnCondition() ? strict(condition) : lenient(condition);
        return new Pending(new WriteRequest.Delete(delete.table().name(), key, options));
    }

    private WriteOptions lenient(@Nullable Condition condition) {
        Condition exists = WriteKeys.exists(delete.table());
        WriteOptions options =
                WriteOptions.onlyIf(condition == null ? exists : new Condition.And(List.of(exists, condition)));
        return delete.returned() == null ? options : options.returning(ReturnValues.ALL_OLD);
    }

    private WriteOptions strict(@Nullable Condition condition) {
        WriteOptions options = WriteOptions.DEFAULT;
        if (condition != null) {
            Condition absent = WriteKeys.notExists(delete.table());
            options = WriteOptions.onlyIf(
                    ConditionTranslator.isNever(condition) ? absent : new Condition.Or(List.of(absent, condition)));
        }
        return options.returning(ReturnValues.ALL_OLD);
    }

    private final class Pending implements PendingWrite {
        private final WriteRequest request;

        Pending(WriteRequest request) {
            this.request = request;
        }

        @Override
        public WriteRequest request() {
            return request;
        }

        @Override
        public Step answered(WriteOutcome outcome) {
            if (outcome instanceof WriteOutcome.Failed failed) {
                return failed(failed.failure());
            }
            Item old = outcome.response().attributes();
            if (delete.failsOnCondition() && old == null) {
                return Step.over(Written.NOTHING);
            }
            return Step.over(new Written(1, delete.returned() == null || old == null ? List.of() : List.of(old)));
        }

        private Step failed(StoreException failure) {
            if (failure.code() != ErrorCode.CONDITIONAL_CHECK_FAILED) {
                throw QueryException.of(failure);
            } else if (delete.failsOnCondition()) {
                throw QueryException.of(QueryErrorCode.CONDITION_FAILED, "The conditional request failed", failure);
            }
            return Step.over(Written.NOTHING);
        }
    }
}
