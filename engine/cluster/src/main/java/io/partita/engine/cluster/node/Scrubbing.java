package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.command.Result.Measured;
import io.partita.engine.cluster.discovery.ClusterClient;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the replicas of the sets that this process leads: all their rows from time to time, a few at a time, at the same entry of
 * the log. A replica that twice differs from a majority that is of one mind is damaged. For one thread, but for {@link #bytes}.
 */
final class Scrubbing {
    /** As much as an entry of the log may be applied later for. */
    private static final int ROWS_BYTES = 1 << 20;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int ATTEMPTS = 100;
    private static final byte[] START = {};

    private final String node;
    private final ClusterView view;
    private final HostedGroups hosted;
    private final Damages damages;
    private final Others others;
    private final long every;
    private final LongSupplier nanoTime;
    private final Map<Integer, Pass> passes = new HashMap<>();
    private final Map<Integer, Long> bytes = new ConcurrentHashMap<>();

    /** How other processes are asked. */
    record Others(ClusterClient client, NodeWaiting waiting) {}

    /** How far the rows of a set have been compared. */
    private static final class Pass {
        private byte[] next = START;
        private long notBefore;
        private Set<String> suspects = Set.of();

        Pass(long notBefore) {
            this.notBefore = notBefore;
        }
    }

    /** @param every from the beginning of one pass over the rows of a set to that of the next */
    Scrubbing(
            String node,
            ClusterView view,
            HostedGroups hosted,
            Damages damages,
            Others others,
            Duration every,
            LongSupplier nanoTime) {
        this.node = node;
        this.view = view;
        this.hosted = hosted;
        this.damages = damages;
        this.others = others;
        this.every = every.toNanos();
        this.nanoTime = nanoTime;
    }

    /** How many bytes of each set have been compared by this process. */
    Map<Integer, Long> bytes() {
        return new TreeMap<>(bytes);
    }

    /**
     * Compares the next rows of each set that is due.
     *
     * @throws StoreException if that was not possible in one of them, which is tried again; the others are compared all the same
     */
    void step() {
        Set<Integer> led = hosted.led();
        passes.keySet().retainAll(led);
        StoreException failure = null;
        for (int set : led) {
            // Soon after the beginning, but not at once: it may be the leader only for a moment.
            Pass pass = passes.computeIfAbsent(set, id -> new Pass(nanoTime.getAsLong() + every / 24));
            ReplicaSetMembers members = view.state().set(set);
            if (members != null && members.nodes().size() > 2 && nanoTime.getAsLong() - pass.notBefore >= 0) {
                try {
                    compare(members, pass);
                } catch (StoreException e) {
                    pass.notBefore = nanoTime.getAsLong() + every / 24;
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void compare(ReplicaSetMembers set, Pass pass) {
        HostedGroup group = hosted.group(set.id());
        if (group == null) {
            return;
        }
        Measured measured = (Measured) group.group()
                .propose(List.of(new MeasureRows(pass.next, ROWS_BYTES)))
                .get(0)
                .await();
        Set<String> differing = differing(set, digests(set, measured));
        if (!differing.isEmpty() && !differing.equals(pass.suspects)) {
            pass.suspects = differing;
            return;
        }
        for (String damaged : differing) {
            System.getLogger(Scrubbing.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The replica of set " + set.id() + " at node " + damaged
                                    + " differs from the others, and is made anew from them");
            damages.found(set.id(), damaged);
        }
        pass.suspects = Set.of();
        advance(set.id(), pass, measured);
    }

    private void advance(int set, Pass pass, Measured measured) {
        bytes.merge(set, measured.bytes(), Long::sum);
        byte[] next = measured.next();
        if (next == null) {
            pass.notBefore = nanoTime.getAsLong() + every;
        }
        pass.next = next == null ? START : next;
    }

    /** What the members have found, by their ids, as far as they say. */
    private Map<String, Long> digests(ReplicaSetMembers set, Measured measured) {
        ClusterState state = view.state();
        Map<String, Long> digests = new TreeMap<>();
        digests.put(node, measured.digest());
        for (String member : set.nodes()) {
            ClusterNode known = member.equals(node) ? null : state.node(member);
            Long digest = known == null ? null : ask(known, set.id(), measured.index());
            if (digest != null) {
                digests.put(member, digest);
            }
        }
        return digests;
    }

    private @Nullable Long ask(ClusterNode member, int set, long index) {
        Address address = Address.parse(member.registration().messages());
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Long digest = view.await(others.client().measured(address, set, index));
                if (digest != null) {
                    return digest;
                }
                others.waiting().pause(PAUSE);
            }
        } catch (StoreException silent) {
            // It has no replica that could be compared, or is not there.
            return null;
        }
        return null;
    }

    /** Those that have found something else than the majority of the set. */
    private static Set<String> differing(ReplicaSetMembers set, Map<String, Long> digests) {
        Map<Long, List<String>> minds = new HashMap<>();
        digests.forEach((member, digest) ->
                minds.computeIfAbsent(digest, any -> new ArrayList<>()).add(member));
        for (List<String> members : minds.values()) {
            if (members.size() > set.nodes().size() / 2) {
                Set<String> differing = new TreeSet<>(digests.keySet());
                members.forEach(differing::remove);
                return differing;
            }
        }
        throw new StoreException(
                ErrorCode.UNAVAILABLE,
                "It is not known which replicas of set " + set.id() + " are sound: no majority of one mind answers");
    }
}
