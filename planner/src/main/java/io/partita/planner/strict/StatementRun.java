package io.partita.planner.strict;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementResult;
import io.partita.planner.strict.read.BoundRead;
import io.partita.planner.strict.read.PageReader;
import io.partita.planner.strict.read.PageToken;
import io.partita.planner.strict.read.ReadPage;
import io.partita.planner.strict.read.ReadPosition;
import io.partita.planner.strict.write.BoundWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what a statement was bound to do. */
final class StatementRun {
    private final ItemStore store;

    StatementRun(ItemStore store) {
        this.store = store;
    }

    StatementResult run(BoundStatement bound, StatementRequest request) {
        if (bound instanceof BoundStatement.Read read) {
            return read(read.read(), request);
        } else if (bound instanceof BoundStatement.Write write) {
            return write(write.write());
        } else if (bound instanceof BoundStatement.Check check) {
            return check(check, request.returnItemOnFailure());
        }
        throw new IllegalStateException("a statement without a meaning: " + bound);
    }

    private StatementResult read(BoundRead read, StatementRequest request) {
        ReadPosition start = PageToken.read(request);
        if (start != null && start.read() >= Math.max(1, read.reads().size())) {
            throw PageToken.mismatch();
        }
        ReadPage page = new PageReader(store, read, request.consistent()).read(request.limit(), start);
        ReadPosition next = page.next();
        return new StatementResult(
                read.target().table().name(),
                page.items(),
                next == null ? null : PageToken.write(request, next),
                next == null ? null : next.lastKey(),
                page.consumed());
    }

    private StatementResult write(BoundWrite write) {
        WriteResponse response;
        try {
            response = store.write(write.request());
        } catch (StoreException failure) {
            throw write.isInsert() && failure.code() == ErrorCode.CONDITIONAL_CHECK_FAILED
                    ? new StoreException(ErrorCode.DUPLICATE_ITEM, "Duplicate primary key exists in table")
                    : failure;
        }
        Item attributes = response.attributes();
        List<Item> items = write.isReturning()
                        && attributes != null
                        && !attributes.attributes().isEmpty()
                ? List.of(attributes)
                : List.of();
        return new StatementResult(write.request().table(), items, null, null, response.consumed());
    }

    private StatementResult check(BoundStatement.Check check, boolean returnItemOnFailure) {
        GetResponse response = store.get(new GetRequest(check.table(), check.key(), Projection.ALL, true));
        @Nullable Item item = response.item();
        if (item == null || !new Condition.And(check.conditions()).test(item)) {
            throw StoreException.conditionFailed(returnItemOnFailure ? item : null);
        }
        return new StatementResult(check.table(), List.of(), null, null, response.consumed());
    }
}
