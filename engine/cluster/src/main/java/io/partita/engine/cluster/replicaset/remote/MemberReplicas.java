package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The replicas of a set, in this process and in others, and who leads them. Safe for any number of threads. */
final class MemberReplicas {
    private final int set;
    private final Supplier<List<Member>> members;
    private final Outlook outlook;
    private final Leadership leadership = new Leadership();
    private final SeenIndex seen = new SeenIndex();
    private volatile Ordered ordered = new Ordered(List.of(), List.of());

    /** Members, and their addresses with the nearest first. */
    private record Ordered(List<Member> members, List<Address> nearestFirst) {}

    MemberReplicas(int set, Supplier<List<Member>> members, Outlook outlook) {
        this.set = set;
        this.members = members;
        this.outlook = outlook;
    }

    /** The replica of this process, or null if it has none. */
    @Nullable
    ReplicaSet own() {
        return outlook.hosted().set(set);
    }

    /** The replica of a process. */
    ReplicaSet replica(Address address) {
        ReplicaSet own = address.equals(outlook.address()) ? own() : null;
        return own != null ? own : remote(address);
    }

    /**
     * The replica of a process, which must be the one that leads if it is this one; others say so themselves.
     *
     * @throws StoreException UNAVAILABLE if this process does not lead
     */
    ReplicaSet leading(Address address) {
        if (address.equals(outlook.address())
                && !address.equals(outlook.hosted().leader(set))) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "This process does not lead the replica set " + set);
        }
        return replica(address);
    }

    RemoteReplica remote(Address address) {
        return new RemoteReplica(set, address, outlook, leadership, seen);
    }

    /** Something was read of a member, or acknowledged by it; other processes say themselves how far they are. */
    void saw(Address member) {
        if (member.equals(outlook.address())) {
            seen.see(outlook.hosted().appliedIndex(set));
        }
    }

    /** Whether a member is this process and would show it less than it has seen. */
    boolean isBehind(Address member) {
        return member.equals(outlook.address()) && outlook.hosted().appliedIndex(set) < seen.index();
    }

    /** Who leads, as far as is known. */
    @Nullable
    Address leader() {
        Address heard = leadership.leader();
        return heard != null ? heard : outlook.hosted().leader(set);
    }

    /** A member did not do what a leader does. */
    void refused(Address address) {
        if (address.equals(outlook.address())) {
            leadership.hear(address, outlook.hosted().leader(set));
        }
        leadership.notLeading(address);
    }

    Search search() {
        return new Search(this::nearestFirst, outlook.patience());
    }

    /** This process, then those of its zone, then the others. */
    List<Address> nearestFirst() {
        List<Member> now = members.get();
        Ordered known = ordered;
        if (!known.members().equals(now)) {
            List<Member> sorted = new ArrayList<>(now);
            sorted.sort(Comparator.comparingInt(this::distance));
            known = new Ordered(now, sorted.stream().map(Member::address).toList());
            ordered = known;
        }
        return known.nearestFirst();
    }

    private int distance(Member member) {
        if (member.address().equals(outlook.address())) {
            return 0;
        }
        return member.zone().equals(outlook.self().zone()) ? 1 : 2;
    }
}
