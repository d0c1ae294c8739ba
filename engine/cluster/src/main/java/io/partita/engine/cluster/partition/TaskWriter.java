package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.ClusterCommand.AddTask;
import io.partita.engine.cluster.command.ClusterCommand.AdvanceTask;
import io.partita.engine.cluster.command.ClusterCommand.FinishTask;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.Task;

/** What commands make of the tasks of a cluster. */
final class TaskWriter {
    private static final int MAX_TASKS = 10_000;

    private TaskWriter() {}

    static ClusterState next(ClusterState state, ClusterCommand command) {
        if (command instanceof AddTask add) {
            return add(state, add);
        } else if (command instanceof AdvanceTask advance) {
            return advance(state, advance);
        } else if (command instanceof FinishTask finish) {
            return finish(state, finish);
        }
        throw new IllegalStateException("a change of the cluster that nobody makes: " + command);
    }

    private static ClusterState add(ClusterState state, AddTask add) {
        Task same = state.taskOf(add.work());
        if (same != null && same.id() == add.id()) {
            return state;
        } else if (same != null) {
            throw ClusterRefusals.sameWork(same);
        } else if (add.id() != state.nextTask()) {
            throw ClusterRefusals.otherId("task", add.id(), state.nextTask());
        }
        ClusterRefusals.checkLimit(state.tasks().size(), MAX_TASKS, "tasks");
        return state.withTask(add.id(), add.work(), 0, "");
    }

    private static ClusterState advance(ClusterState state, AdvanceTask advance) {
        Task task = state.task(advance.id());
        if (task == null) {
            throw ClusterRefusals.noTask(advance.id());
        } else if (task.step() == advance.step() && task.note().equals(advance.note())) {
            return state;
        }
        ClusterRefusals.checkVersion("task " + task.id(), task.version(), advance.version());
        return state.withTask(task.id(), task.work(), advance.step(), advance.note());
    }

    private static ClusterState finish(ClusterState state, FinishTask finish) {
        Task task = state.task(finish.id());
        if (task == null) {
            return state;
        }
        ClusterRefusals.checkVersion("task " + task.id(), task.version(), finish.version());
        return state.withoutTask(task.id());
    }
}
