package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.Task;

/** Does the steps of tasks of one kind. */
@FunctionalInterface
public interface Worker {

    /**
     * Does the next step, which another process may have done before, all of it or the beginning, without telling. Must not
     * wait for long.
     *
     * @param state in which the task was found
     * @throws io.partita.engine.api.error.StoreException if it cannot be done now; it is tried again later
     */
    Progress step(Task task, ClusterState state);
}
