package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Status;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A command on its way, with what came of it: the first who says so is right. */
final class RaftProposal implements ReplicationGroup.Proposal, Closure {
    private final String group;
    private final Duration patience;
    private final Function<Status, StoreException> failures;
    private final Runnable onEnd;
    private final CompletableFuture<Result> outcome = new CompletableFuture<>();

    /**
     * @param failures what it means that JRaft gives it back
     * @param onEnd called once when the outcome is known
     */
    RaftProposal(String group, Duration patience, Function<Status, StoreException> failures, Runnable onEnd) {
        this.group = group;
        this.patience = patience;
        this.failures = failures;
        this.onEnd = onEnd;
    }

    void succeed(Result result) {
        if (outcome.complete(result)) {
            onEnd.run();
        }
    }

    void fail(StoreException failure) {
        if (outcome.completeExceptionally(failure)) {
            onEnd.run();
        }
    }

    /** By JRaft, for a proposal that is not going to be applied here. */
    @Override
    public void run(Status status) {
        if (status.isOk()) {
            fail(new StoreException(ErrorCode.INTERNAL, "A command was passed over without being applied"));
        } else {
            fail(failures.apply(status));
        }
    }

    @Override
    public void onEnd(Runnable listener) {
        CompletableFuture<Result> unused = outcome.whenComplete((result, failure) -> listener.run());
    }

    @Override
    public Result await() {
        try {
            return outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw GroupFailures.unknown(group, String.valueOf(e.getMessage()), e);
        } catch (TimeoutException e) {
            throw GroupFailures.unknown(group, "there was no answer within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GroupFailures.unknown(group, "the wait for it was interrupted", e);
        }
    }
}
