package io.partita.faults.consensus;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.encoding.CommandEncoding;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.faults.network.Network;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A simulated group as one process sees it. */
public final class SimulatedGroup implements ReplicationGroup {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SimulatedSet set;
    private final Member member;
    private final Network network;

    SimulatedGroup(SimulatedSet set, Member member) {
        this.set = set;
        this.member = member;
        this.network = set.network();
    }

    public int set() {
        return set.id();
    }

    /** The replica of this process as it is now. */
    public Replica replica() {
        return member.store().replica();
    }

    /**
     * Has somebody told what happens to the member, until it crashes; by events, so they must not wait.
     *
     * @param leadership that it leads from here on, or no longer
     * @param replica that another replica has taken the place of the one before
     */
    public void listen(Consumer<Boolean> leadership, Consumer<Replica> replica) {
        member.listen(leadership, replica);
    }

    /** Whether this member believes that it leads. */
    public boolean leads() {
        return member.leads();
    }

    /** At which site the member is whom this one believes to lead; -1 if it knows none. */
    public int leaderSite() {
        Member leader = member.leader();
        return leader == null ? -1 : leader.site();
    }

    @Override
    public List<Proposal> propose(List<Command> commands) {
        if (!member.leads()) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "This member does not lead the group " + set.id());
        }
        List<byte[]> entries = new ArrayList<>(commands.size());
        commands.forEach(command -> entries.add(CommandEncoding.encode(command)));
        List<Proposal> proposals = new ArrayList<>(commands.size());
        for (byte[] entry : entries) {
            SimulatedProposal proposal = new SimulatedProposal(scheduler());
            proposals.add(proposal);
            if (!set.losesAnswer()) {
                member.propose(entry, proposal);
            } else if (scheduler().random().nextBoolean()) {
                member.propose(entry, proposal);
                fail(proposal);
            } else {
                fail(proposal);
            }
        }
        return proposals;
    }

    private void fail(SimulatedProposal proposal) {
        scheduler()
                .after(
                        scheduler().about(Duration.ofMillis(1)),
                        "loss of an answer",
                        () -> proposal.leaveUnknown("the answer was lost"));
    }

    private Scheduler scheduler() {
        return network.scheduler();
    }

    @Override
    public void readBarrier() {
        CompletableFuture<Long> index = new CompletableFuture<>();
        Member leader = member.leader();
        if (leader == member) {
            confirm(member, index);
        } else if (leader != null) {
            network.send(member.site(), leader.site(), "read index", () -> {
                CompletableFuture<Long> confirmed = new CompletableFuture<>();
                CompletableFuture<Void> unused = confirmed.thenAccept(commit ->
                        network.send(leader.site(), member.site(), "read index", () -> index.complete(commit)));
                confirm(leader, confirmed);
            });
        }
        if (leader == null || !scheduler().until(index, PATIENCE, "a read index of set " + set.id())) {
            throw late();
        }
        if (!scheduler().until(member.applied(index.join()), PATIENCE, "what is to be read of set " + set.id())) {
            throw late();
        }
    }

    private StoreException late() {
        return new StoreException(
                ErrorCode.UNAVAILABLE,
                "The group " + set.id() + " did not say in time how far a strong read must wait");
    }

    /** Says what is committed, if a majority then confirms that nobody has been elected since. */
    private void confirm(Member leader, CompletableFuture<Long> index) {
        if (!leader.knowsCommit() || !set.hasVote(leader)) {
            return;
        }
        long commit = leader.commit();
        long term = leader.term();
        int[] confirmed = {1};
        for (Member other : set.members()) {
            if (other != leader && set.hasVote(other)) {
                network.send(leader.site(), other.site(), "question who leads", () -> {
                    if (other.term() <= term) {
                        network.send(other.site(), leader.site(), "confirmation", () -> {
                            if (++confirmed[0] == set.majority()) {
                                index.complete(commit);
                            }
                        });
                    }
                });
            }
        }
        if (confirmed[0] == set.majority()) {
            index.complete(commit);
        }
    }

    @Override
    public void close() {
        // A process of a simulation does not close: it is killed.
    }

    @Override
    public String toString() {
        return set + ", seen from " + member.site();
    }
}
