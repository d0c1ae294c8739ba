package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Node;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.conf.Configuration;
import com.alipay.sofa.jraft.entity.PeerId;
import io.partita.engine.api.error.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a group, and who leads it. Changes are asked of the leader; anybody else answers UNAVAILABLE. A change
 * returns when it is committed; if that is not known in time it fails with UNKNOWN_OUTCOME, and {@link #members} shows later
 * what came of it. One change at a time: another one meanwhile answers UNAVAILABLE.
 */
public final class Membership {
    private final String group;
    private final Node node;
    private final Duration patience;

    Membership(String group, Node node, Duration patience) {
        this.group = group;
        this.node = node;
        this.patience = patience;
    }

    /** Who leads, as far as this member knows. */
    public @Nullable Peer leader() {
        PeerId leader = node.getLeaderId();
        return leader == null || leader.isEmpty() ? null : Peer.of(leader);
    }

    public boolean isLeader() {
        return node.isLeader(false);
    }

    /**
     * The members, as the leader knows them.
     *
     * @throws StoreException UNAVAILABLE if this member does not lead
     */
    public List<Peer> members() {
        checkLeads();
        try {
            return node.listPeers().stream().map(Peer::of).toList();
        } catch (IllegalStateException e) {
            throw GroupFailures.notLeader(group, leader());
        }
    }

    /** Adds a member, which has been opened without founders, when it has caught up. */
    public void add(Peer peer) {
        change(done -> node.addPeer(peer.id(), done));
    }

    /** Removes a member. A leader that removes itself hands over. */
    public void remove(Peer peer) {
        change(done -> node.removePeer(peer.id(), done));
    }

    /** Makes these the members, in two steps between which a majority of both is asked. */
    public void replace(Set<Peer> peers) {
        Configuration members = new Configuration();
        peers.forEach(peer -> members.addPeer(peer.id()));
        change(done -> node.changePeers(members, done));
    }

    /**
     * Hands leadership to another member; returns when that has been asked to take it. If it does not, this one goes on
     * after an election timeout.
     */
    public void transferLeadership(Peer peer) {
        checkLeads();
        Status status = node.transferLeadershipTo(peer.id());
        if (!status.isOk()) {
            throw GroupFailures.ofMembership(group, status);
        }
    }

    private void checkLeads() {
        if (!isLeader()) {
            throw GroupFailures.notLeader(group, leader());
        }
    }

    private void change(Consumer<Closure> action) {
        checkLeads();
        CompletableFuture<Status> outcome = new CompletableFuture<>();
        action.accept(outcome::complete);
        Status status = await(outcome);
        if (!status.isOk()) {
            throw GroupFailures.ofMembership(group, status);
        }
    }

    private Status await(CompletableFuture<Status> outcome) {
        try {
            return outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw GroupFailures.unknown(group, "there was no answer within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GroupFailures.unknown(group, "the wait for it was interrupted", e);
        }
    }
}
