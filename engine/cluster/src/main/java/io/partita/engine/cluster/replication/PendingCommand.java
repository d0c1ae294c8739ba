package io.partita.engine.cluster.replication;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A command in the queue of a {@link SingleReplicaGroup}, with what came of it. */
final class PendingCommand implements ReplicationGroup.Proposal {
    private final SingleReplicaGroup group;
    private final Command command;
    private volatile @Nullable Thread waiter;
    private @Nullable Result result;
    private @Nullable StoreException failure;
    private volatile boolean done;

    PendingCommand(SingleReplicaGroup group, Command command) {
        this.group = group;
        this.command = command;
    }

    Command command() {
        return command;
    }

    boolean isDone() {
        return done;
    }

    /** The thread that waits for this, or null if none does yet. */
    @Nullable
    Thread waiter() {
        return waiter;
    }

    void wait(@Nullable Thread thread) {
        waiter = thread;
    }

    /** Says what came of it, for when {@link #complete} is called; the last call counts. */
    void decide(@Nullable Result newResult, @Nullable StoreException newFailure) {
        result = newResult;
        failure = newFailure;
    }

    void complete() {
        done = true;
        Thread thread = waiter;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public Result await() {
        group.await(this);
        if (failure != null) {
            throw failure;
        } else if (result == null) {
            throw new StoreException(ErrorCode.INTERNAL, "A command was completed without a result");
        }
        return result;
    }
}
