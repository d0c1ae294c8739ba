package io.partita.engine.cluster.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All nodes, replica sets and tasks of a cluster at one moment. Immutable: a change makes another state of a higher version, and
 * is decided only by what the state holds and what the command says, so that every replica comes to the same one.
 */
public final class ClusterState {
    /** Of a store that is not (yet) of a cluster. */
    public static final ClusterState EMPTY =
            new ClusterState(new Header(null, 0, 0, 1), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    private final Header header;
    private final NavigableMap<String, ClusterNode> nodes;
    private final NavigableMap<Integer, ReplicaSetMembers> sets;
    private final NavigableMap<Long, Task> tasks;

    ClusterState(
            Header header,
            NavigableMap<String, ClusterNode> nodes,
            NavigableMap<Integer, ReplicaSetMembers> sets,
            NavigableMap<Long, Task> tasks) {
        this.header = header;
        this.nodes = Collections.unmodifiableNavigableMap(nodes);
        this.sets = Collections.unmodifiableNavigableMap(sets);
        this.tasks = Collections.unmodifiableNavigableMap(tasks);
    }

    /**
     * What is beside nodes, sets and tasks.
     *
     * @param version how many changes there were
     * @param nextSet the id that the next set gets
     * @param nextTask the id that the next task gets
     */
    record Header(@Nullable ClusterIdentity identity, long version, int nextSet, long nextTask) {
        Header next() {
            return new Header(identity, version + 1, nextSet, nextTask);
        }
    }

    Header header() {
        return header;
    }

    /** Which cluster this is, or null before it is founded. */
    public @Nullable ClusterIdentity identity() {
        return header.identity();
    }

    /** How many changes there were; a later state has a higher one. */
    public long version() {
        return header.version();
    }

    /** The id that the next replica set gets. */
    public int nextSet() {
        return header.nextSet();
    }

    /** The id that the next task gets. */
    public long nextTask() {
        return header.nextTask();
    }

    /** All nodes, those that have left among them, in the order of their ids. */
    public Collection<ClusterNode> nodes() {
        return nodes.values();
    }

    public @Nullable ClusterNode node(String id) {
        return nodes.get(id);
    }

    /** All replica sets, in the order of their ids. */
    public Collection<ReplicaSetMembers> sets() {
        return sets.values();
    }

    public @Nullable ReplicaSetMembers set(int id) {
        return sets.get(id);
    }

    /** The tasks that are not finished, in the order in which they were added. */
    public Collection<Task> tasks() {
        return tasks.values();
    }

    public @Nullable Task task(long id) {
        return tasks.get(id);
    }

    /** The task that does this, or null. */
    public @Nullable Task taskOf(Work work) {
        return tasks.values().stream()
                .filter(task -> task.work().equals(work))
                .findFirst()
                .orElse(null);
    }

    /** The replica sets that a node is a member of and that have not been ended. */
    public List<ReplicaSetMembers> setsOf(String node) {
        return sets.values().stream()
                .filter(set -> set.state() != ReplicaSetMembers.State.RETIRED)
                .filter(set -> set.nodes().contains(node))
                .toList();
    }

    /** What works, but should not stay as it is; for administrators. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (ReplicaSetMembers set : sets.values()) {
            long zones = set.nodes().stream()
                    .map(nodes::get)
                    .filter(Objects::nonNull)
                    .map(ClusterNode::zone)
                    .distinct()
                    .count();
            if (set.state() != ReplicaSetMembers.State.RETIRED && set.nodes().size() == 1) {
                warnings.add("Replica set " + set.id() + " has only one member: what is lost with it is lost");
            } else if (set.state() != ReplicaSetMembers.State.RETIRED && zones < ReplicaSetMembers.SIZE) {
                warnings.add("The members of replica set " + set.id() + " are in " + zones
                        + (zones == 1 ? " zone" : " zones") + ": it stops when a zone is lost");
            }
        }
        return warnings;
    }

    /** With the cluster founded. */
    public ClusterState withIdentity(ClusterIdentity identity) {
        Header next = header.next();
        return new ClusterState(
                new Header(identity, next.version(), next.nextSet(), next.nextTask()), nodes, sets, tasks);
    }

    /** With a node as it registered. */
    public ClusterState withNode(NodeRegistration registration, ClusterNode.State state, long incarnation) {
        Header next = header.next();
        NavigableMap<String, ClusterNode> all = new TreeMap<>(nodes);
        all.put(registration.id(), new ClusterNode(registration, state, incarnation, next.version()));
        return new ClusterState(next, all, sets, tasks);
    }

    /** With a set, new or changed. */
    public ClusterState withSet(int id, List<String> members, ReplicaSetMembers.State state) {
        Header next = header.next();
        NavigableMap<Integer, ReplicaSetMembers> all = new TreeMap<>(sets);
        all.put(id, new ReplicaSetMembers(id, members, state, next.version()));
        int nextSet = Math.max(header.nextSet(), id + 1);
        return new ClusterState(
                new Header(next.identity(), next.version(), nextSet, next.nextTask()), nodes, all, tasks);
    }

    /** With a task, new or changed. */
    public ClusterState withTask(long id, Work work, int step, String note) {
        Header next = header.next();
        NavigableMap<Long, Task> all = new TreeMap<>(tasks);
        all.put(id, new Task(id, work, step, note, next.version()));
        long nextTask = Math.max(header.nextTask(), id + 1);
        return new ClusterState(
                new Header(next.identity(), next.version(), next.nextSet(), nextTask), nodes, sets, all);
    }

    public ClusterState withoutTask(long id) {
        NavigableMap<Long, Task> others = new TreeMap<>(tasks);
        others.remove(id);
        return new ClusterState(header.next(), nodes, sets, others);
    }
}
