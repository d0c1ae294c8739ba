package io.partita.engine.cluster.partition;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.Task;
import java.util.List;

/** Why changes of nodes, replica sets and tasks are refused, and what to do about it. */
final class ClusterRefusals {
    private ClusterRefusals() {}

    static StoreException wrongSet(int set) {
        return StoreException.validation("Replica set " + set + " knows nothing of the cluster; set 0 does");
    }

    static StoreException notFounded() {
        return new StoreException(
                ErrorCode.RESOURCE_NOT_FOUND, "There is no cluster here yet: it has to be founded first");
    }

    static StoreException otherCluster(String theirs, ClusterIdentity ours) {
        return new StoreException(
                ErrorCode.FOREIGN_DATA,
                "This is the cluster " + ours + ", not " + theirs
                        + ". A node of another cluster cannot join: give it an"
                        + " empty data directory, or the addresses of its own cluster");
    }

    static StoreException nameTaken(ClusterNode known) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "The node id " + known.id() + " is taken by the process at "
                        + known.registration().messages()
                        + ", which has another data directory. Give this node another id; if it is the same node and its data"
                        + " is lost, decommission " + known.id() + " first and use a new id");
    }

    static StoreException addressTaken(String address, ClusterNode other) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "The address " + address + " is that of node " + other.id() + " already. Give this node another one, or"
                        + " decommission " + other.id());
    }

    static StoreException left(ClusterNode node) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "Node " + node.id() + " has left the cluster for good. Use another id and an empty data directory");
    }

    static StoreException olderProcess(ClusterNode known) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "Another process of node " + known.id() + " has registered as number " + known.incarnation()
                        + ", which is not before this one");
    }

    static StoreException stillMember(ClusterNode node, List<Integer> sets) {
        return StoreException.validation("Node " + node.id() + " is still a member of the replica sets " + sets
                + ", in which another node has to take its place first");
    }

    static StoreException storesNothing(ClusterNode node) {
        return StoreException.validation(
                "Node " + node.id() + " does not have the role to store, and cannot be a member of a replica set");
    }

    static StoreException noNode(String id) {
        return new StoreException(ErrorCode.RESOURCE_NOT_FOUND, "The cluster has no node " + id);
    }

    static StoreException noSet(int id) {
        return new StoreException(ErrorCode.RESOURCE_NOT_FOUND, "The cluster has no replica set " + id);
    }

    static StoreException noTask(long id) {
        return new StoreException(ErrorCode.RESOURCE_NOT_FOUND, "There is no task " + id + "; it may be finished");
    }

    static StoreException retired(int set) {
        return StoreException.validation("Replica set " + set + " has been ended");
    }

    static StoreException inUse(int set, int partitions) {
        return StoreException.validation("Replica set " + set + " cannot be ended: it "
                + (set == 0 ? "keeps the metadata" : "hosts " + partitions + " partitions"));
    }

    static StoreException sameWork(Task task) {
        return new StoreException(ErrorCode.RESOURCE_IN_USE, "Task " + task.id() + " does that already");
    }

    /** Of somebody who goes by an older state. */
    static StoreException otherId(String what, long id, long next) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE, "The next " + what + " has the id " + next + ", not " + id);
    }

    /** Refuses what goes by an older state. */
    static void checkVersion(String what, long version, long expected) {
        if (version != expected) {
            throw new StoreException(
                    ErrorCode.RESOURCE_IN_USE,
                    "The " + what + " has been changed meanwhile: it has version " + version + ", not " + expected);
        }
    }

    static void checkLimit(int count, int limit, String what) {
        if (count >= limit) {
            throw new StoreException(ErrorCode.LIMIT_EXCEEDED, "A cluster has at most " + limit + " " + what);
        }
    }
}
