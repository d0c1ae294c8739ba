package io.partita.tck.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs operations side by side, one in a thread, again and again for a while. */
final class Round {
    private Round() {}

    /** What one round gave: units a second, and how long each operation took. */
    record Outcome(double perSecond, Latencies latencies) {}

    static Outcome run(List<? extends Workload.Operation> operations, Duration duration) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(operations.size());
        try {
            List<Callable<Part>> parts = new ArrayList<>();
            for (Workload.Operation operation : operations) {
                parts.add(() -> repeat(operation, duration.toNanos()));
            }
            long start = System.nanoTime();
            List<Future<Part>> finished = threads.invokeAll(parts);
            double seconds = (System.nanoTime() - start) / 1e9;
            return sum(finished, seconds);
        } finally {
            threads.shutdownNow();
        }
    }

    private record Part(long units, Latencies latencies) {}

    private static Part repeat(Workload.Operation operation, long nanoseconds) throws Exception {
        Latencies latencies = new Latencies();
        long units = 0;
        long start = System.nanoTime();
        long before = start;
        while (before - start < nanoseconds) {
            units += operation.run();
            long after = System.nanoTime();
            latencies.add(after - before);
            before = after;
        }
        return new Part(units, latencies);
    }

    private static Outcome sum(List<Future<Part>> parts, double seconds)
            throws InterruptedException, ExecutionException {
        Latencies all = new Latencies();
        long units = 0;
        for (Future<Part> part : parts) {
            units += part.get().units();
            all.addAll(part.get().latencies());
        }
        return new Outcome(units / seconds, all);
    }
}
