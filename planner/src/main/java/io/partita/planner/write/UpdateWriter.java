package io.partita.planner.write;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.access.KeyValues;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.pushdown.ConditionTranslator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UPDATE of one item: one UpdateItem, on condition that the item exists. */
final class UpdateWriter {
    private final ItemWrite.Update update;
    private final Arguments arguments;

    UpdateWriter(ItemWrite.Update update, Arguments arguments) {
        this.update = update;
        this.arguments = arguments;
    }

    /**
     * What is to be sent, or null if there is nothing to do.
     *
     * @throws QueryException if it is known already that the write fails
     */
    @Nullable
    PendingWrite prepare() {
        PrimaryKey key = KeyValues.primaryKey(
                WriteKeys.schema(update.table()),
                update.key().partition(),
                update.key().sort(),
                arguments);
        List<Condition> conditions = new ArrayList<>();
        conditions.add(WriteKeys.exists(update.table()));
        if (update.condition() != null) {
            Condition condition = ConditionTranslator.translate(update.condition(), arguments);
            if (ConditionTranslator.isNever(condition)) {
                return nothingToDo();
            } else if (!ConditionTranslator.isAlways(condition)) {
                conditions.add(condition);
            }
        }
        Update changes = new UpdateTranslator(Item.EMPTY, arguments).translate(update.assignments());
        return key == null ? nothingToDo() : new Pending(request(key, changes, conditions));
    }

    private @Nullable PendingWrite nothingToDo() {
        if (update.failsIfAbsent()) {
            throw conditionFailed();
        }
        return null;
    }

    private static QueryException conditionFailed() {
        return new QueryException(QueryErrorCode.CONDITION_FAILED, "The conditional request failed");
    }

    private WriteRequest request(PrimaryKey key, Update changes, List<Condition> conditions) {
        Condition condition = conditions.size() == 1 ? conditions.get(0) : new Condition.And(conditions);
        WriteOptions options = WriteOptions.onlyIf(condition).returning(Images.ofUpdate(update.returned()));
        return new WriteRequest.UpdateItem(update.table().name(), key, changes, options);
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
            Item image = outcome.response().attributes();
            return Step.over(new Written(1, image == null ? List.of() : List.of(image)));
        }

        private Step failed(StoreException failure) {
            if (failure.code() != ErrorCode.CONDITIONAL_CHECK_FAILED) {
                throw QueryException.of(failure);
            } else if (update.failsIfAbsent()) {
                throw conditionFailed();
            }
            return Step.over(Written.NOTHING);
        }
    }
}
