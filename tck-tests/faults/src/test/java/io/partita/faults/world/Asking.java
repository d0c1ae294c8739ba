package io.partita.faults.world;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that a process does for somebody else, who outlives it. */
final class Asking<T> {
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Cluster cluster;
    private final int site;
    private final Function<SimulatedProcess, T> operation;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private @Nullable StoreException failure;

    Asking(Cluster cluster, int site, Function<SimulatedProcess, T> operation) {
        this.cluster = cluster;
        this.site = site;
        this.operation = operation;
    }

    /**
     * What the process answers.
     *
     * @throws StoreException what it throws; UNKNOWN_OUTCOME if it ends meanwhile, UNAVAILABLE if none runs
     */
    T answer() {
        SimulatedProcess process = cluster.process(site);
        if (process == null) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "No process runs at site " + site);
        }
        Scheduler scheduler = cluster.network().scheduler();
        scheduler.start(process.activities(), "operation", () -> perform(process));
        while (!scheduler.until(outcome, GLANCE, "an operation at site " + site)) {
            if (process.activities().isEnded()) {
                throw new StoreException(ErrorCode.UNKNOWN_OUTCOME, "The process at site " + site + " was killed");
            }
        }
        StoreException failed = failure;
        if (failed != null) {
            throw failed;
        }
        return outcome.join();
    }

    private void perform(SimulatedProcess process) {
        try {
            outcome.complete(operation.apply(process));
        } catch (StoreException e) {
            failure = e;
            outcome.cancel(false);
        }
    }
}
