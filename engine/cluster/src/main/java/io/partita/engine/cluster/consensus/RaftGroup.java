package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.Node;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.closure.ReadIndexClosure;
import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.entity.Task;
import com.alipay.sofa.jraft.error.RaftError;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.encoding.CommandEncoding;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One member of a group of replicas that agree on a log by Raft. A command is acknowledged when a majority has it
 * on disk and this member has applied it.
 *
 * <p>Only the leader takes commands. Another member answers UNAVAILABLE, which says that nothing has happened;
 * {@link Membership#leader} says whom to ask. A command that was under way when leadership was lost, or that is not decided
 * within the patience of the options, fails with UNKNOWN_OUTCOME. Strong reads go on every member.
 *
 * <p>A member that cannot apply a committed command, for want of room or because its data is damaged, stops: it gives leadership
 * up, answers UNAVAILABLE to everything, and says why in {@link #failure}.
 */
public final class RaftGroup implements ReplicationGroup {
    private static final byte[] NO_CONTEXT = {};

    /** JRaft's timer for reads wakes up a thousand times a second from the first read on. */
    private static final long NO_TIMER = -1;

    private static final long READ_MILLIS = 2_000;

    private final String name;
    private final ConsensusOptions options;
    private final GroupDirectory directory;
    private final BytesInFlight inFlight;
    private final GroupState state;
    private final Node node;
    private final Membership membership;
    private final Executor background;
    private final Connections connections;
    private final Consumer<RaftGroup> onClose;

    /** @param onClose called once, when this has been closed */
    RaftGroup(
            GroupMember member,
            NodeImpl node,
            GroupDirectory directory,
            GroupState state,
            Consumer<RaftGroup> onClose) {
        this.name = member.identity().group();
        this.options = member.options();
        this.directory = directory;
        this.inFlight = new BytesInFlight(options.bytesInFlight());
        this.state = state;
        this.node = node;
        this.membership = new Membership(name, node, options.patience());
        this.background = member.background();
        this.connections = new Connections(node);
        this.onClose = onClose;
        state.onLogGrown(() -> node.snapshot(status -> state.snapshotTaken()));
        state.onHalted(this::giveUpLeadership);
    }

    /** Who belongs to the group, who leads it, and how that is changed. */
    public Membership membership() {
        return membership;
    }

    /** The replica as it is now; when a snapshot is installed, another one takes its place. */
    public Replica replica() {
        return directory.store().replica();
    }

    /**
     * The replica as it is now, for whoever reads it to answer somebody.
     *
     * @throws StoreException UNAVAILABLE if this member has stopped or is closed
     */
    public Replica readable() {
        checkOpen();
        return replica();
    }

    /** Has somebody called with every replica that takes the place of another, by the applying thread. */
    public void onReplica(Consumer<Replica> listener) {
        directory.store().onReplica(listener);
    }

    /** Has somebody called when this member begins to lead and when it ceases to, by the applying thread. */
    public void onLeadership(Consumer<Boolean> listener) {
        state.onLeadership(listener);
    }

    /**
     * Makes connections to other members possible again that are not, while this one leads; to be called about every second, by one thread
     * at a time.
     */
    public void mendConnections() {
        if (!state.isClosed()) {
            connections.mend();
        }
    }

    /** How many bytes of commands are under way that were proposed to this member. */
    public int bytesInFlight() {
        return inFlight.taken();
    }

    /** How many entries of the log of this member are still to be applied. */
    public long entriesWaiting() {
        return Math.max(0, node.getLastLogIndex() - replica().appliedIndex());
    }

    /** Why this member has stopped, or null if it goes on. */
    public @Nullable StoreException failure() {
        return state.failure();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits while too much is under way.
     *
     * @throws StoreException UNAVAILABLE if this member does not lead, is closed or has stopped; VALIDATION if a command has
     *     more than 2 MB; none of them happens
     */
    @Override
    public List<Proposal> propose(List<Command> commands) {
        checkOpen();
        if (!node.isLeader(false)) {
            throw GroupFailures.notLeader(name, membership.leader());
        }
        List<byte[]> entries = new ArrayList<>(commands.size());
        for (Command command : commands) {
            entries.add(CommandEncoding.encode(command));
        }
        List<Proposal> proposals = new ArrayList<>(commands.size());
        for (byte[] entry : entries) {
            proposals.add(propose(entry));
        }
        return proposals;
    }

    private RaftProposal propose(byte[] entry) {
        int weight = Math.max(entry.length, ConsensusOptions.LEAST_BYTES);
        if (!inFlight.take(weight, options.patience())) {
            RaftProposal refused = new RaftProposal(name, options.patience(), this::meaning, () -> {});
            refused.fail(GroupFailures.busy(name, options.bytesInFlight() + " bytes"));
            return refused;
        }
        RaftProposal proposal = new RaftProposal(name, options.patience(), this::meaning, () -> inFlight.give(weight));
        try {
            node.apply(new Task(ByteBuffer.wrap(entry), proposal));
        } catch (RuntimeException e) {
            // JRaft refuses so when it is being shut down, in more than one way, and has taken nothing over then.
            proposal.fail(
                    state.isClosed()
                            ? GroupFailures.closed(name)
                            : GroupFailures.unknown(name, String.valueOf(e.getMessage()), e));
        }
        return proposal;
    }

    private StoreException meaning(Status status) {
        // A log that is being closed says that it is busy, too; either way nothing has happened.
        return status.getRaftError() == RaftError.EBUSY && state.isClosed()
                ? GroupFailures.closed(name)
                : GroupFailures.ofProposal(name, status, membership.leader());
    }

    private void checkOpen() {
        StoreException cause = state.failure();
        if (cause != null) {
            throw GroupFailures.halted(name, cause);
        } else if (state.isClosed()) {
            throw GroupFailures.closed(name);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>On every member: asks the leader for the index of its last commit, which the leader gives when a majority has confirmed that it
     * still leads, and waits until that is applied here. Many at once share a round.
     *
     * @throws StoreException UNAVAILABLE if there was no answer in time; the caller may try again
     */
    @Override
    public void readBarrier() {
        checkOpen();
        CompletableFuture<Status> answer = new CompletableFuture<>();
        try {
            node.readIndex(NO_CONTEXT, new ReadIndexClosure(NO_TIMER) {
                @Override
                public void run(Status status, long index, byte @Nullable [] context) {
                    answer.complete(status);
                }
            });
        } catch (IllegalStateException e) {
            throw GroupFailures.closed(name);
        }
        Status status = await(answer);
        checkOpen();
        if (!status.isOk()) {
            throw GroupFailures.ofRead(name, status);
        }
    }

    private Status await(CompletableFuture<Status> answer) {
        try {
            return answer.get(READ_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Status(RaftError.ETIMEDOUT, "there was no answer in time");
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return new Status(RaftError.EINTR, "the wait for it was interrupted");
        } catch (ExecutionException defect) {
            throw new IllegalStateException("a status that is never a failure", defect);
        }
    }

    /**
     * Saves a snapshot, behind which the log is cut off when the next one is saved.
     *
     * @throws StoreException UNAVAILABLE if that failed, or one is being saved or installed
     */
    public void snapshot() {
        checkOpen();
        CompletableFuture<Status> outcome = new CompletableFuture<>();
        node.snapshot(outcome::complete);
        Status status = outcome.join();
        if (!status.isOk()) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE, "No snapshot of the group " + name + " was saved: " + status.getErrorMsg());
        }
    }

    /** Finishes what is under way, hands leadership to another member, and closes. */
    @Override
    public void close() {
        if (state.close()) {
            inFlight.drain(options.patience());
            handOver();
            shutDown();
        }
    }

    /** Closes as a crash would: whatever is under way is left to the others. */
    void abandon() {
        if (state.close()) {
            shutDown();
        }
    }

    /** Hands leadership to another member if this one leads; returns when another one leads, or has not begun to in time. */
    public void handOver() {
        if (!node.isLeader(false)) {
            return;
        }
        CompletableFuture<?> following = state.nextLeader();
        if (node.transferLeadershipTo(PeerId.ANY_PEER).isOk()) {
            state.await(following, options.electionTimeout());
        }
    }

    /** A member whose store is damaged leads on otherwise, though it answers nobody. */
    private void giveUpLeadership() {
        try {
            background.execute(this::handOver);
        } catch (RejectedExecutionException closing) {
            // Then it leads nothing any more soon.
            return;
        }
    }

    private void shutDown() {
        node.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                node.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        directory.close();
        onClose.accept(this);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
