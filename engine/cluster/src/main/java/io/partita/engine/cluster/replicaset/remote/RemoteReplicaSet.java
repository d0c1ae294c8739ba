package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.cluster.replicaset.PartitionLoad;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A replica set of which the replicas are in some processes, this one perhaps among them. Writes and strong reads go to the
 * leader, which is found by what members say of it; other reads to the nearest member that answers.
 *
 * <p>A member that cannot be asked, or does not lead, is one of several: others are asked, and all of them again after a pause,
 * for as long as the patience says. Writes are sent again only when they certainly did not happen; reads whatever happened
 * to the request.
 */
public final class RemoteReplicaSet implements ReplicaSet {
    private final MemberReplicas members;

    /**
     * A set, seen from somewhere.
     *
     * @param members who has a replica, as far as is known now; asked often
     */
    public RemoteReplicaSet(int id, Supplier<List<Member>> members, Outlook outlook) {
        this.members = new MemberReplicas(id, members, outlook);
    }

    @Override
    public List<Proposal> propose(List<Command> commands) {
        try {
            return FollowedProposals.of(members, commands);
        } catch (StoreException nobody) {
            return Collections.nCopies(commands.size(), Proposal.failed(nobody));
        }
    }

    @Override
    public @Nullable Item get(byte[] storageKey, boolean consistent) {
        return read(consistent, asked -> members.replica(asked).get(storageKey, consistent));
    }

    @Override
    public List<@Nullable Item> getEach(List<byte[]> storageKeys, boolean consistent) {
        return read(consistent, asked -> members.replica(asked).getEach(storageKeys, consistent));
    }

    @Override
    public PartialPage read(PageRequest request, boolean consistent) {
        return read(consistent, asked -> members.replica(asked).read(request, consistent));
    }

    @Override
    public void awaitIndexes(int table) {
        boolean unused = read(true, asked -> {
            members.leading(asked).awaitIndexes(table);
            return true;
        });
    }

    @Override
    public Map<Integer, Size> sizes(int table) {
        return read(true, asked -> members.replica(asked).sizes(table));
    }

    @Override
    public PartitionLoad load(int partition) {
        return read(true, asked -> members.replica(asked).load(partition));
    }

    /**
     * Where the process that leads takes requests, as far as the members know; null if none of them does.
     *
     * @throws StoreException UNAVAILABLE if no member answers
     */
    public @Nullable Address leader() {
        StoreException failure = null;
        for (Address address : members.nearestFirst()) {
            try {
                members.remote(address).greet();
                Address leader = members.leader();
                if (leader != null) {
                    return leader;
                }
            } catch (StoreException unreachable) {
                failure = unreachable;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private <T extends @Nullable Object> T read(boolean atLeader, Function<Address, T> reading) {
        Search search = members.search();
        boolean onlyLeader = atLeader;
        while (true) {
            Address asked = search.next(onlyLeader ? members.leader() : null);
            if (!onlyLeader && members.isBehind(asked)) {
                // Whoever leads is not behind what was acknowledged; if nobody is known, another member is asked.
                asked = search.next(members.leader());
            }
            try {
                T read = reading.apply(asked);
                members.saw(asked);
                return read;
            } catch (StoreException failure) {
                if (failure.code() == ErrorCode.MOVED && !onlyLeader) {
                    // A replica that lags behind has not heard of everything that is hosted here.
                    onlyLeader = true;
                } else if (!mayBeElsewhere(failure)) {
                    throw failure;
                } else {
                    members.refused(asked);
                }
                if (!search.goesOn()) {
                    throw failure;
                }
            }
        }
    }

    /** Whether another member may answer. To read twice does no harm. */
    private static boolean mayBeElsewhere(StoreException failure) {
        return failure.code() == ErrorCode.UNAVAILABLE || failure.code() == ErrorCode.UNKNOWN_OUTCOME;
    }
}
