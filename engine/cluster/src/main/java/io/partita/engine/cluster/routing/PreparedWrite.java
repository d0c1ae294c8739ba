package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.ConditionLimits;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.validation.ItemValidation;
import io.partita.engine.api.validation.KeyValidation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.storage.item.ItemEncoding;
import org.jspecify.annotations.Nullable;

/** A write that has been checked, with the command that does it. What it costs to make is not paid in the log. */
record PreparedWrite(Table table, WriteRequest request, ItemCommand command) {

    /** The replica set that hosts the item. */
    int set() {
        return table.partitions().owner(Keyspace.hashOf(command.storageKey())).set();
    }

    /** @throws StoreException VALIDATION if the request breaks a rule of the data model or of the table */
    static PreparedWrite of(Table table, WriteRequest request) {
        return new PreparedWrite(table, request, command(table, request));
    }

    private static ItemCommand command(Table table, WriteRequest request) {
        WriteOptions options = request.options();
        if (options.condition() != null) {
            ConditionLimits.check(options.condition(), "ConditionExpression");
        }
        if (request instanceof WriteRequest.Put put) {
            checkReturnValues(options);
            ItemValidation.checkPut(table.definition(), put.item());
            // Encoded here, which also makes it ours: the caller cannot change what others are to read.
            Item item = ItemEncoding.decode(ItemEncoding.encode(put.item()));
            return new ItemCommand.PutItem(
                    storageKey(table.items().keyOf(put.item())),
                    item,
                    options.condition(),
                    options.returnItemOnFailure());
        } else if (request instanceof WriteRequest.Delete delete) {
            checkReturnValues(options);
            KeyValidation.check(table.key(), delete.key());
            return new ItemCommand.DeleteItem(
                    storageKey(table.items().keyOf(delete.key())), options.condition(), options.returnItemOnFailure());
        } else if (request instanceof WriteRequest.UpdateItem update) {
            KeyValidation.check(table.key(), update.key());
            ItemValidation.checkUpdate(table.definition(), update.update());
            return new ItemCommand.UpdateItem(
                    storageKey(table.items().keyOf(update.key())),
                    update.key(),
                    update.update(),
                    options.condition(),
                    options.returnItemOnFailure());
        }
        throw new IllegalStateException("a write that nobody does: " + request);
    }

    private static void checkReturnValues(WriteOptions options) {
        if (options.returnValues() != ReturnValues.NONE && options.returnValues() != ReturnValues.ALL_OLD) {
            throw StoreException.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private static byte[] storageKey(byte @Nullable [] storageKey) {
        if (storageKey == null) {
            throw new IllegalStateException("a checked item without its key");
        }
        return storageKey;
    }

    WriteResponse response(Result.Written written) {
        Consumed consumed = CapacityUnits.written(table, written.before(), written.after());
        return new WriteResponse(attributes(written), consumed, written.collectionBytes());
    }

    private @Nullable Item attributes(Result.Written written) {
        return switch (request.options().returnValues()) {
            case NONE -> null;
            case ALL_OLD -> written.before();
            case ALL_NEW -> written.after();
            case UPDATED_OLD -> touched(written.before());
            case UPDATED_NEW -> touched(written.after());
        };
    }

    /** What the update touched of the item, or null if nothing of it is there. */
    private @Nullable Item touched(@Nullable Item item) {
        if (item == null) {
            return null;
        }
        Item part = ((WriteRequest.UpdateItem) request).update().touchedPart(item);
        return part.attributes().isEmpty() ? null : part;
    }
}
