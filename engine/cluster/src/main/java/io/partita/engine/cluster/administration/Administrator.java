package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The work of whoever leads replica set 0, in rounds: makes replica sets, has lost nodes replaced, does the steps of tasks, and sees to it that every set
 * has the copies of tables that it needs. It remembers nothing between rounds, so it does not matter who does the next one. Tasks that
 * move partitions or fill indexes are not done here: they wait, and say so. For one thread.
 */
public final class Administrator {
    private final Metadata metadata;
    private final Adoption adoption;
    private final Repair repair;
    private final SetFormation formation;
    private final TaskRunner tasks;
    private final Consumer<StoreException> onFailure;

    /**
     * An administrator.
     *
     * @param sets all replica sets
     * @param groups changes who takes part in consensus
     * @param watch knows which nodes are lost
     * @param onFailure told what could not be done in a round, which is tried again in the next one
     */
    public Administrator(
            Metadata metadata,
            ReplicaSets sets,
            GroupMembership groups,
            NodeWatch watch,
            Consumer<StoreException> onFailure) {
        this.metadata = metadata;
        this.adoption = new Adoption(sets);
        this.repair = new Repair(metadata, watch);
        this.formation = new SetFormation(metadata, sets);
        this.tasks = new TaskRunner(
                metadata,
                Map.of(
                        Work.CreateSet.class, formation,
                        Work.ReplaceMember.class, new MemberReplacement(metadata, groups),
                        Work.DecommissionNode.class, new NodeRemoval(metadata),
                        Work.RetireSet.class, new SetRetirement(metadata)));
        this.onFailure = onFailure;
    }

    /** Does what can be done now; returns whether anything was, so that there may be more at once. */
    public boolean round() {
        boolean done = attempt(formation::grow);
        done |= attempt(repair::begin);
        done |= attempt(tasks::round);
        for (ReplicaSetMembers set : metadata.state().sets()) {
            boolean hosts =
                    set.state() == ReplicaSetMembers.State.ACTIVE || set.state() == ReplicaSetMembers.State.RETIRING;
            if (hosts && set.id() != 0) {
                done |= attempt(() -> adoption.reconcile(set.id(), metadata.catalog()));
            }
        }
        return done;
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
