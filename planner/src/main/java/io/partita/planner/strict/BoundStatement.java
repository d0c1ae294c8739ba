package io.partita.planner.strict;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.statement.StatementAccess;
import io.partita.planner.strict.read.BoundRead;
import io.partita.planner.strict.write.BoundWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that has been checked, and what it will do. */
sealed interface BoundStatement {

    StatementAccess access();

    /** The only item that it can be about, or null if it may be about several. */
    @Nullable
    PrimaryKey key();

    default boolean isRead() {
        return this instanceof Read;
    }

    default String table() {
        return access().table();
    }

    /** SELECT. */
    record Read(BoundRead read) implements BoundStatement {
        @Override
        public StatementAccess access() {
            return read.access();
        }

        @Override
        public @Nullable PrimaryKey key() {
            return read.onlyKey();
        }
    }

    /** INSERT, UPDATE or DELETE. */
    record Write(BoundWrite write) implements BoundStatement {
        @Override
        public StatementAccess access() {
            return write.access();
        }

        @Override
        public PrimaryKey key() {
            return write.key();
        }
    }

    /**
     * EXISTS, which stands among writes.
     *
     * @param conditions what must hold for the item
     */
    record Check(StatementAccess access, PrimaryKey key, List<Condition> conditions) implements BoundStatement {
        public Check {
            conditions = List.copyOf(conditions);
        }
    }
}
