package io.partita.planner.strict.write;

import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.statement.StatementAccess;

/**
 * What an INSERT, UPDATE or DELETE writes.
 *
 * @param key the item that it is about
 */
public record BoundWrite(WriteRequest request, PrimaryKey key, StatementAccess access) {

    /** Whether a condition that was false means that there is an item already. */
    public boolean isInsert() {
        return access.action() == StatementAccess.Action.INSERT;
    }

    public boolean isReturning() {
        return request.options().returnValues() != ReturnValues.NONE;
    }
}
