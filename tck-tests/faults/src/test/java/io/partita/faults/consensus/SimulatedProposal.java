package io.partita.faults.consensus;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A command on its way through a simulated log. */
final class SimulatedProposal implements ReplicationGroup.Proposal {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final CompletableFuture<Answer<Result>> outcome = new CompletableFuture<>();

    SimulatedProposal(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void end(Answer<Result> answer) {
        outcome.complete(answer);
    }

    void leaveUnknown(String why) {
        end(new Answer.Refused<>(
                new StoreException(ErrorCode.UNKNOWN_OUTCOME, "It is not known whether this write happened: " + why)));
    }

    @Override
    public Result await() {
        if (!scheduler.until(outcome, PATIENCE, "a command to be applied")) {
            leaveUnknown("there was no answer in time");
        }
        return outcome.join().get();
    }

    @Override
    public void onEnd(Runnable listener) {
        CompletableFuture<Answer<Result>> unused = outcome.whenComplete((answer, failure) -> listener.run());
    }
}
