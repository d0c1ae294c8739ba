package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Iterator;
import com.alipay.sofa.jraft.StateMachine;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.conf.Configuration;
import com.alipay.sofa.jraft.entity.LeaderChangeContext;
import com.alipay.sofa.jraft.error.RaftError;
import com.alipay.sofa.jraft.error.RaftException;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotReader;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotWriter;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.GroupLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Applies what JRaft has committed to the replica. JRaft calls this from one thread.
 *
 * <p>An entry that the replica has applied already, before a restart or by way of a snapshot, is passed over. When an
 * entry can be neither applied nor refused, this member stops: going on would leave it different from the others.
 */
final class ReplicaMachine implements StateMachine {
    private final String group;
    private final ReplicaStore store;
    private final SnapshotFiles snapshots;
    private final Executor background;
    private final GroupEvents events;

    /** @param background where snapshots are saved, one after the other */
    ReplicaMachine(String group, ReplicaStore store, SnapshotFiles snapshots, Executor background, GroupEvents events) {
        this.group = group;
        this.store = store;
        this.snapshots = snapshots;
        this.background = background;
        this.events = events;
    }

    @Override
    public void onApply(Iterator entries) {
        Replica replica = store.replica();
        AppliedBatch batch = new AppliedBatch(replica, GroupLimits.DEFAULT);
        long applied = replica.appliedIndex();
        long bytes = 0;
        try {
            while (entries.hasNext()) {
                ByteBuffer data = entries.getData();
                if (entries.getIndex() > applied) {
                    bytes += data.remaining();
                    batch.stage(entries.getIndex(), data, entries.done());
                    if (batch.isFull()) {
                        batch.commit();
                    }
                }
                entries.next();
            }
            batch.commit();
        } catch (RuntimeException | Error e) {
            halt(batch, entries, e);
        }
        events.onApplied(bytes);
    }

    /** Nothing that was not committed may count as applied, so that no read goes by it. */
    private void halt(AppliedBatch batch, Iterator entries, Throwable e) {
        StoreException cause = e instanceof StoreException failure
                ? failure
                : new StoreException(ErrorCode.INTERNAL, "A commit failed because of a defect: " + e, e);
        StoreException outcome = GroupFailures.unknown(group, String.valueOf(cause.getMessage()), cause);
        int uncommitted = Math.max(1, batch.size());
        events.onHalt(cause);
        batch.abandon(outcome);
        entries.setErrorAndRollback(
                uncommitted, new Status(RaftError.ESTATEMACHINE, "%s", String.valueOf(cause.getMessage())));
    }

    /** The store may be ahead of the snapshot's index when it is copied: what it has beyond is passed over later. */
    @Override
    public void onSnapshotSave(SnapshotWriter writer, Closure done) {
        long index = writer.getCurrentMeta().getLastIncludedIndex();
        try {
            store.replica().recordProgress(index);
            background.execute(() -> save(writer, index, done));
        } catch (StoreException | RejectedExecutionException e) {
            done.run(new Status(RaftError.EINTERNAL, "%s", String.valueOf(e.getMessage())));
        }
    }

    private void save(SnapshotWriter writer, long index, Closure done) {
        Status status = Status.OK();
        try {
            snapshots.save(writer, index);
        } catch (StoreException | IOException e) {
            status = new Status(RaftError.EINTERNAL, "%s", String.valueOf(e.getMessage()));
        }
        done.run(status);
    }

    @Override
    public boolean onSnapshotLoad(SnapshotReader reader) {
        if (store.replica().appliedIndex() >= reader.load().getLastIncludedIndex()) {
            return true;
        }
        try {
            snapshots.install(reader);
            return true;
        } catch (StoreException e) {
            events.onHalt(e);
        } catch (IOException e) {
            events.onHalt(new StoreException(ErrorCode.UNAVAILABLE, "A snapshot cannot be read: " + e, e));
        }
        return false;
    }

    @Override
    public void onLeaderStart(long term) {
        events.onLeadership(true);
    }

    @Override
    public void onLeaderStop(Status status) {
        events.onLeadership(false);
    }

    @Override
    public void onError(RaftException e) {
        events.onHalt(new StoreException(
                ErrorCode.UNAVAILABLE, "consensus has failed: " + e.getStatus().getErrorMsg(), e));
    }

    @Override
    public void onStartFollowing(LeaderChangeContext context) {
        events.onFollowing();
    }

    @Override
    public void onStopFollowing(LeaderChangeContext context) {
        // Who leads is asked of the member when somebody wants to know.
    }

    @Override
    public void onConfigurationCommitted(Configuration members) {
        // Who the members are is asked of the member when somebody wants to know.
    }

    @Override
    public void onShutdown() {
        // The replica's store is closed by whoever opened it.
    }
}
