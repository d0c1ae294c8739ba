package io.partita.planner.write;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.planner.access.KeyValues;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.pushdown.ConditionTranslator;
import java.util.ArrayList;
import java.util.List;

/** UPDATE of one item: one UpdateItem, on condition that the item exists. */
final class UpdateWriter {
    private final ItemWrite.Update update;
    private final MeteredStore store;
    private final Arguments arguments;

    UpdateWriter(ItemWrite.Update update, MeteredStore store, Arguments arguments) {
        this.update = update;
        this.store = store;
        this.arguments = arguments;
    }

    Written execute() {
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
                return notDone();
            } else if (!ConditionTranslator.isAlways(condition)) {
                conditions.add(condition);
            }
        }
        Update changes = new UpdateTranslator(arguments).translate(update.assignments());
        return key == null ? notDone() : write(key, changes, conditions);
    }

    private Written write(PrimaryKey key, Update changes, List<Condition> conditions) {
        Condition condition = conditions.size() == 1 ? conditions.get(0) : new Condition.And(conditions);
        WriteOptions options = WriteOptions.onlyIf(condition).returning(returnValues());
        try {
            WriteResponse response =
                    store.write(new WriteRequest.UpdateItem(update.table().name(), key, changes, options));
            return new Written(1, response.attributes() == null ? List.of() : List.of(response.attributes()));
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.CONDITIONAL_CHECK_FAILED) {
                return notDone();
            }
            throw QueryException.of(failure);
        }
    }

    private ReturnValues returnValues() {
        if (update.returned() == null) {
            return ReturnValues.NONE;
        }
        return switch (update.returned().image()) {
            case ALL_OLD -> ReturnValues.ALL_OLD;
            case MODIFIED_OLD -> ReturnValues.UPDATED_OLD;
            case ALL_NEW -> ReturnValues.ALL_NEW;
            case MODIFIED_NEW -> ReturnValues.UPDATED_NEW;
        };
    }

    private Written notDone() {
        if (update.failsIfAbsent()) {
            throw new QueryException(QueryErrorCode.CONDITION_FAILED, "The conditional request failed");
        }
        return Written.NOTHING;
    }
}
