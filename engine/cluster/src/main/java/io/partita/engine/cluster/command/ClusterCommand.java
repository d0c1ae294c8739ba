package io.partita.engine.cluster.command;

import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.NodeRegistration;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import java.util.List;

/**
 * A change of what the cluster consists of; only set 0 takes it. Each may be repeated: what is so already is left as it is. What
 * goes by an older state is refused with RESOURCE_IN_USE, so that two administrators cannot undo each other's work unseen.
 */
public sealed interface ClusterCommand extends Command {

    /** Makes this the metadata of a cluster. Refused if it is that of another one. */
    record FoundCluster(ClusterIdentity identity) implements ClusterCommand {}

    /**
     * Makes a node known that joins, or what has changed of one that starts again. Refused if its name or one of its addresses
     * is another's, if it is of another cluster, if it has left, or if a later process of it has registered.
     *
     * @param cluster the id of the cluster that it is of
     * @param incarnation a higher one each time that the process starts
     */
    record RegisterNode(String cluster, NodeRegistration registration, long incarnation) implements ClusterCommand {}

    /**
     * Says whether a node takes part.
     *
     * @param version of the node, as it was seen
     */
    record ChangeNode(String node, ClusterNode.State state, long version) implements ClusterCommand {}

    /**
     * Makes a replica set, which is CREATING.
     *
     * @param set the next id, as it was seen
     */
    record CreateSet(int set, List<String> nodes) implements ClusterCommand {
        public CreateSet {
            nodes = List.copyOf(nodes);
            ReplicaSetMembers.checkMembers(nodes);
        }
    }

    /**
     * Says who belongs to a replica set, and what it is good for. A set that hosts partitions cannot be ended.
     *
     * @param version of the set, as it was seen
     */
    record ChangeSet(int set, List<String> nodes, ReplicaSetMembers.State state, long version)
            implements ClusterCommand {
        public ChangeSet {
            nodes = List.copyOf(nodes);
            ReplicaSetMembers.checkMembers(nodes);
        }
    }

    /**
     * Adds a task, unless there is one that does the same.
     *
     * @param id the next id, as it was seen
     */
    record AddTask(long id, Work work) implements ClusterCommand {}

    /**
     * Says how far a task is.
     *
     * @param version of the task, as it was seen
     */
    record AdvanceTask(long id, int step, String note, long version) implements ClusterCommand {
        public AdvanceTask {
            Task.checkProgress(step, note);
        }
    }

    /**
     * Removes a task, because it is done or given up.
     *
     * @param version of the task, as it was seen
     */
    record FinishTask(long id, long version) implements ClusterCommand {}
}
