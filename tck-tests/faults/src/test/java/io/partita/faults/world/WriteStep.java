package io.partita.faults.world;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.faults.history.Step;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A write as a client sends it, and what it does to the model. */
record WriteStep(
        ItemKey key,
        String what,
        WriteRequest request,
        Predicate<Row> condition,
        UnaryOperator<Row> effect,
        boolean showsNew) {

    /** What must hold for an item to be written, in the terms of the engine and of the model. */
    record Guard(String what, @Nullable Condition condition, Predicate<Row> test) {
        static final Guard NONE = new Guard("", null, row -> true);

        static final Guard ABSENT =
                new Guard(" if absent", new Condition.NotExists(Path.of("pk")), row -> !row.exists());

        static final Guard PRESENT = new Guard(" if there", new Condition.Exists(Path.of("pk")), Row::exists);

        /** The item has a value that was seen. */
        static Guard value(String value) {
            Condition condition = new Condition.Comparison(
                    Condition.Comparator.EQUAL, Path.of("v"), Operand.of(AttributeValue.of(value)));
            return new Guard(" if it is " + value, condition, row -> value.equals(row.value()));
        }

        private WriteOptions options(ReturnValues returned) {
            return new WriteOptions(condition, returned, true);
        }
    }

    static WriteStep put(ItemKey key, String value, @Nullable String group, Guard guard) {
        return new WriteStep(
                key,
                "put " + value + " of " + group + guard.what(),
                new WriteRequest.Put(Schema.TABLE, Schema.item(key, value, group), guard.options(ReturnValues.ALL_OLD)),
                guard.test(),
                row -> new Row(true, value, 0, group),
                false);
    }

    static WriteStep delete(ItemKey key, Guard guard) {
        return new WriteStep(
                key,
                "delete" + guard.what(),
                new WriteRequest.Delete(Schema.TABLE, Schema.key(key), guard.options(ReturnValues.ALL_OLD)),
                guard.test(),
                row -> Row.ABSENT,
                false);
    }

    /** Adds one and sets the value. */
    static WriteStep count(ItemKey key, String value, Guard guard) {
        Update update = new Update(List.of(
                new Update.Add(Path.of("n"), AttributeValue.of(1)),
                new Update.SetTo(Path.of("v"), new Update.Constant(AttributeValue.of(value)))));
        return new WriteStep(
                key,
                "count and set " + value + guard.what(),
                new WriteRequest.UpdateItem(Schema.TABLE, Schema.key(key), update, guard.options(ReturnValues.ALL_NEW)),
                guard.test(),
                row -> row.counted(value),
                true);
    }

    /** Without conditions and answers, as batches have it. */
    WriteStep plain() {
        WriteRequest plain = request instanceof WriteRequest.Put put
                ? new WriteRequest.Put(Schema.TABLE, put.item(), WriteOptions.DEFAULT)
                : new WriteRequest.Delete(Schema.TABLE, Schema.key(key), WriteOptions.DEFAULT);
        return new WriteStep(key, what, plain, row -> true, effect, false);
    }

    /** What it did if it was answered so. */
    Step<Row> answered(WriteResponse response) {
        Row shown = Row.of(response.attributes());
        return before -> {
            Row after = effect.apply(before);
            return condition.test(before) && (showsNew ? after : before).equals(shown) ? after : null;
        };
    }

    /** What it did, if nothing is known but that it was done. */
    Step<Row> done() {
        return before -> condition.test(before) ? effect.apply(before) : null;
    }

    /** What it may have done if nobody knows whether it was done. */
    Step<Row> unknown() {
        return before -> condition.test(before) ? effect.apply(before) : before;
    }

    /** Notes in the histories what came of it, unless nothing did. */
    void note(Histories histories, long called, WriteResponse response) {
        histories.answered(key, what + " -> " + Row.of(response.attributes()), called, answered(response));
    }

    /**
     * Notes in the histories what a failure says.
     *
     * @throws AssertionError if it is one that must not be
     */
    void note(Histories histories, long called, StoreException failure) {
        ErrorCode code = failure.code();
        if (code == ErrorCode.CONDITIONAL_CHECK_FAILED) {
            Row shown = Row.of(failure.item());
            histories.answered(
                    key,
                    what + " -> refused, because it is " + shown,
                    called,
                    before -> !condition.test(before) && before.equals(shown) ? before : null);
        } else if (code == ErrorCode.UNKNOWN_OUTCOME) {
            histories.unknown(key, what, called, unknown());
        } else if (code == ErrorCode.UNAVAILABLE || code == ErrorCode.THROTTLED) {
            histories.notDone(key, what, called, String.valueOf(failure.getMessage()));
        } else {
            throw new AssertionError(what + " of " + key + " failed", Objects.requireNonNull(failure));
        }
    }
}
