package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.Closure;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.CommandEncoding;
import io.partita.engine.cluster.replication.GroupLimits;
import io.partita.engine.cluster.replication.StateMachine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of the log that are committed to the replica together, and who waits for each. */
final class AppliedBatch {
    private final StateMachine replica;
    private final GroupLimits limits;
    private final List<Entry> entries = new ArrayList<>();
    private long bytes;
    private long lastIndex;

    AppliedBatch(StateMachine replica, GroupLimits limits) {
        this.replica = replica;
        this.limits = limits;
    }

    /** An entry, and what came of it. */
    private static final class Entry {
        private final @Nullable RaftProposal proposal;
        private @Nullable Result result;
        private @Nullable StoreException refusal;

        Entry(@Nullable RaftProposal proposal) {
            this.proposal = proposal;
        }

        void complete() {
            if (proposal == null) {
                return;
            } else if (refusal != null) {
                proposal.fail(refusal);
            } else if (result != null) {
                proposal.succeed(result);
            }
        }
    }

    boolean isFull() {
        return entries.size() >= limits.commands() || bytes >= limits.bytes();
    }

    /** How many entries have been handed in since the last commit. */
    int size() {
        return entries.size();
    }

    /**
     * Stages the command of an entry, unless it is refused, as it is on every replica then.
     *
     * @throws StoreException if it can be neither staged nor refused: another replica may fare differently
     */
    void stage(long index, ByteBuffer data, @Nullable Closure waiter) {
        bytes += data.remaining();
        Entry entry = new Entry(waiter instanceof RaftProposal proposal ? proposal : null);
        entries.add(entry);
        byte[] encoded = new byte[data.remaining()];
        data.duplicate().get(encoded);
        try {
            Command command = CommandEncoding.decode(encoded);
            if (command instanceof MeasureRows) {
                commitAllBut(entry);
            }
            lastIndex = index;
            entry.result = replica.stage(index, command);
        } catch (StoreException e) {
            // A defect is the same on every replica; stopping because of it would stop them all, again after every
            // restart.
            if (e.code().fault() == ErrorCode.Fault.STORE && e.code() != ErrorCode.INTERNAL) {
                throw e;
            }
            entry.refusal = e;
        }
    }

    /** Rows are measured as the entries before have left them. */
    private void commitAllBut(Entry last) {
        entries.remove(last);
        try {
            commit();
        } finally {
            entries.add(last);
        }
    }

    /** Commits what was staged, and tells those who wait. */
    void commit() {
        if (entries.isEmpty()) {
            return;
        }
        replica.commit(lastIndex, true);
        entries.forEach(Entry::complete);
        entries.clear();
        bytes = 0;
    }

    /** Gives up what was staged: whether it happens is decided by the other replicas. */
    void abandon(StoreException outcome) {
        replica.discard();
        for (Entry entry : entries) {
            if (entry.proposal != null) {
                entry.proposal.fail(outcome);
            }
        }
        entries.clear();
    }
}
