package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The work of whoever leads replica set 0, in rounds: makes replica sets, has lost nodes replaced and large partitions split, does the steps of tasks, and sees to it that every set
 * has the copies of tables that it needs, and that sets host about equally many partitions. It remembers nothing between rounds but that a
 * set had what the catalog says, so that it does not ask again at once; so it does not matter who does the next one. For one thread.
 */
public final class Administrator {
    private static final int ROUNDS_BETWEEN = 50;

    /** To ask for the load of partitions is work for those that host them. */
    private static final int ROUNDS_BETWEEN_LOOKS = 5;

    private final Metadata metadata;
    private final WorkDone done = new WorkDone();
    private final Adoption adoption;
    private final Repair repair;
    private final SetFormation formation;
    private final SetCompletion completion;
    private final Rebalance rebalance;
    private final PartitionSplitting splitting;
    private final TaskRunner tasks;
    private final Consumer<StoreException> onFailure;
    private final Map<Integer, Agreement> agreements = new HashMap<>();
    private long round;

    /** In which round a set had what a version of the catalog says. */
    private record Agreement(long version, long round) {}

    /**
     * An administrator.
     *
     * @param sets all replica sets
     * @param groups changes who takes part in consensus
     * @param watch knows which nodes are lost
     * @param splits which partitions are split
     * @param onFailure told what could not be done in a round, which is tried again in the next one
     */
    public Administrator(
            Metadata metadata,
            ReplicaSets sets,
            GroupMembership groups,
            NodeWatch watch,
            SplitPolicy splits,
            Consumer<StoreException> onFailure) {
        this.metadata = metadata;
        this.adoption = new Adoption(sets);
        this.repair = new Repair(metadata, watch);
        this.formation = new SetFormation(metadata, sets);
        this.rebalance = new Rebalance(metadata);
        this.splitting = new PartitionSplitting(sets, splits, split -> {
            metadata.change(split);
            done.count(split.getClass().getSimpleName());
        });
        this.completion = new SetCompletion(metadata, groups);
        this.tasks = new TaskRunner(
                metadata,
                done,
                Map.of(
                        Work.CreateSet.class, formation,
                        Work.CompleteSet.class, completion,
                        Work.ReplaceMember.class, new MemberReplacement(metadata, groups),
                        Work.RebuildMember.class, new MemberRebuilding(groups, watch),
                        Work.DecommissionNode.class, new NodeRemoval(metadata),
                        Work.RetireSet.class, new SetRetirement(metadata),
                        Work.MovePartition.class, new PartitionMove(metadata)));
        this.onFailure = onFailure;
    }

    /** What has come to its end in rounds of this one. */
    public WorkDone done() {
        return done;
    }

    /** Does what can be done now; returns whether anything was, so that there may be more at once. */
    public boolean round() {
        boolean done = false;
        round++;
        while (attempt(formation::grow)) {
            done = true;
        }
        done |= attempt(completion::begin);
        done |= attempt(repair::begin);
        done |= attempt(repair::beginAnew);
        done |= attempt(rebalance::begin);
        if (round % ROUNDS_BETWEEN_LOOKS == 0) {
            done |= attempt(() -> splitting.round(metadata.catalog()));
        }
        done |= attempt(tasks::round);
        for (ReplicaSetMembers set : metadata.state().sets()) {
            boolean hosts =
                    set.state() == ReplicaSetMembers.State.ACTIVE || set.state() == ReplicaSetMembers.State.RETIRING;
            if (hosts && set.id() != 0) {
                done |= attempt(() -> reconcile(set.id()));
            }
        }
        return done;
    }

    /** To ask a set is to write into its log, so it is asked again soon only if the catalog has changed. */
    private boolean reconcile(int set) {
        Catalog catalog = metadata.catalog();
        Agreement agreed = agreements.get(set);
        if (agreed != null && agreed.version() == catalog.version() && round - agreed.round() < ROUNDS_BETWEEN) {
            return false;
        }
        agreements.remove(set);
        boolean differed = adoption.reconcile(set, catalog);
        if (!differed) {
            agreements.put(set, new Agreement(catalog.version(), round));
        }
        return differed;
    }

    private boolean attempt(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (StoreException e) {
            onFailure.accept(e);
            return false;
        }
    }
}
