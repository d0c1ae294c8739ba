package io.partita.engine.cluster.replication;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A group of one replica, whose log is that of its store. It has no thread: a thread that proposes a command while
 * nobody is busy applies and commits it itself; those that come in the meantime wait in a queue, and one of them
 * then takes all that has gathered, applies it in order and commits it with one synced write.
 *
 * <p>If the commit fails in a way that leaves nothing behind, such as for want of space, all commands of the group
 * fail with that error and the group goes on. If it fails otherwise, nobody can tell what the log will show after a
 * restart: the commands fail with UNKNOWN_OUTCOME, and the group takes no more, because whatever it decided next
 * could rest on the wrong state.
 */
public final class SingleReplicaGroup implements ReplicationGroup {
    private static final int SPINS = 100;

    private final StateMachine machine;
    private final GroupLimits limits;
    private final Queue<PendingCommand> queue = new ArrayDeque<>();
    private final ReentrantLock leadership = new ReentrantLock();
    private volatile boolean queued;
    private boolean closed;
    private volatile @Nullable StoreException halted;

    public SingleReplicaGroup(StateMachine machine, GroupLimits limits) {
        this.machine = machine;
        this.limits = limits;
    }

    @Override
    public List<Proposal> propose(List<Command> commands) {
        List<Proposal> proposals = new ArrayList<>(commands.size());
        synchronized (queue) {
            checkOpen();
            for (Command command : commands) {
                PendingCommand pending = new PendingCommand(this, command);
                queue.add(pending);
                proposals.add(pending);
            }
            queued = true;
        }
        lead();
        return proposals;
    }

    private void checkOpen() {
        StoreException cause = halted;
        if (closed) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "The store is closed");
        } else if (cause != null) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "The store takes no more writes after a failed commit (" + cause.getMessage()
                            + "); close it and open it again",
                    cause);
        }
    }

    /** Waits for a command, and applies it if nobody else does. */
    void await(PendingCommand pending) {
        for (int i = 0; i < SPINS && !pending.isDone(); i++) {
            Thread.onSpinWait();
        }
        if (pending.isDone()) {
            return;
        }
        boolean interrupted = false;
        pending.wait(Thread.currentThread());
        while (!pending.isDone()) {
            lead();
            if (!pending.isDone()) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Applies what is queued unless another thread is at it. Returns when the queue is empty, or another thread has
     * been woken to go on with it.
     */
    private void lead() {
        while (queued && leadership.tryLock()) {
            List<PendingCommand> group;
            try {
                group = takeGroup();
                commit(group);
            } finally {
                leadership.unlock();
            }
            boolean handedOver = wakeSuccessor();
            for (PendingCommand pending : group) {
                pending.complete();
            }
            if (handedOver) {
                return;
            }
        }
    }

    /** Wakes a thread that waits for the first queued command, so that it leads; false if none waits yet. */
    private boolean wakeSuccessor() {
        if (!queued) {
            return false;
        }
        synchronized (queue) {
            PendingCommand first = queue.peek();
            Thread waiter = first == null ? null : first.waiter();
            if (waiter == null || waiter == Thread.currentThread()) {
                return false;
            }
            LockSupport.unpark(waiter);
            return true;
        }
    }

    private List<PendingCommand> takeGroup() {
        synchronized (queue) {
            List<PendingCommand> group = new ArrayList<>(Math.min(queue.size(), limits.commands()));
            long bytes = 0;
            while (!queue.isEmpty() && group.size() < limits.commands()) {
                bytes += queue.element().command().weight();
                if (bytes > limits.bytes() && !group.isEmpty()) {
                    break;
                }
                group.add(queue.remove());
            }
            queued = !queue.isEmpty();
            return group;
        }
    }

    private void commit(List<PendingCommand> group) {
        if (group.isEmpty()) {
            return;
        }
        StoreException cause = halted;
        if (cause != null) {
            group.forEach(pending -> pending.decide(null, notTaken(cause)));
            return;
        }
        try {
            long index = machine.appliedIndex();
            boolean lazily = true;
            for (PendingCommand pending : group) {
                index++;
                stage(index, pending);
                lazily &= pending.command().isRepeated();
            }
            machine.commit(index, lazily);
        } catch (StoreException e) {
            StoreException failure = outcome(e);
            group.forEach(pending -> pending.decide(null, failure));
        } catch (RuntimeException | Error e) {
            machine.discard();
            StoreException failure =
                    outcome(new StoreException(ErrorCode.INTERNAL, "A commit failed because of a defect: " + e, e));
            group.forEach(pending -> pending.decide(null, failure));
        }
    }

    private void stage(long index, PendingCommand pending) {
        try {
            Result result = machine.stage(index, pending.command());
            pending.decide(result, null);
        } catch (StoreException refused) {
            pending.decide(null, refused);
        }
    }

    /** What a failed commit means to those who wait for it. */
    private StoreException outcome(StoreException failure) {
        if (failure.code().outcome() == ErrorCode.Outcome.NOT_DONE) {
            return failure;
        }
        halted = failure;
        return new StoreException(
                ErrorCode.UNKNOWN_OUTCOME,
                "It is not known whether this write happened: " + failure.getMessage(),
                failure);
    }

    private static StoreException notTaken(StoreException cause) {
        return new StoreException(
                ErrorCode.UNAVAILABLE, "The store takes no more writes after a failed commit: " + cause.getMessage());
    }

    @Override
    public void readBarrier() {
        // A command is acknowledged only when the one replica has applied it.
    }

    @Override
    public void close() {
        synchronized (queue) {
            closed = true;
        }
        leadership.lock();
        try {
            while (queued) {
                List<PendingCommand> group = takeGroup();
                commit(group);
                group.forEach(PendingCommand::complete);
            }
        } finally {
            leadership.unlock();
        }
    }
}
