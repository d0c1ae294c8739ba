package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import java.util.Map;

/**
 * Does the next step of every task. All that it knows it reads from replica set 0, so whoever leads that next goes on where this one
 * stops. Two that do it at once do no harm: a step may be repeated, and only one of them can say that it is done.
 */
final class TaskRunner {
    private final Metadata metadata;
    private final WorkDone done;
    private final Map<Class<? extends Work>, Worker> workers;

    TaskRunner(Metadata metadata, WorkDone done, Map<Class<? extends Work>, Worker> workers) {
        this.metadata = metadata;
        this.done = done;
        this.workers = Map.copyOf(workers);
    }

    /** Tries one step of each task; returns whether any was done. */
    boolean round() {
        boolean advanced = false;
        ClusterState state = metadata.state();
        for (Task task : state.tasks()) {
            advanced |= run(task, state);
        }
        return advanced;
    }

    private boolean run(Task task, ClusterState state) {
        Progress progress = step(task, state);
        if (progress instanceof Progress.Waiting waiting) {
            String note = shortened(waiting.why());
            if (!note.equals(task.note())) {
                change(new ClusterCommand.AdvanceTask(task.id(), task.step(), note, task.version()));
            }
            return false;
        } else if (progress instanceof Progress.Advanced advanced) {
            return change(new ClusterCommand.AdvanceTask(
                    task.id(), task.step() + 1, shortened(advanced.note()), task.version()));
        }
        boolean finished = change(new ClusterCommand.FinishTask(task.id(), task.version()));
        if (finished) {
            done.count(task.work().getClass().getSimpleName());
        }
        return finished;
    }

    private Progress step(Task task, ClusterState state) {
        Worker worker = workers.get(task.work().getClass());
        if (worker == null) {
            return new Progress.Waiting("This version of the program does not know how to do that: " + task.work());
        }
        try {
            return worker.step(task, state);
        } catch (StoreException e) {
            return new Progress.Waiting(e.code() + ": " + e.getMessage());
        }
    }

    /** False if somebody else was faster. */
    private boolean change(ClusterCommand change) {
        try {
            metadata.change(change);
            return true;
        } catch (StoreException e) {
            if (e.code() == ErrorCode.RESOURCE_IN_USE || e.code() == ErrorCode.RESOURCE_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static String shortened(String note) {
        return note.length() > Task.MAX_NOTE ? note.substring(0, Task.MAX_NOTE) : note;
    }
}
