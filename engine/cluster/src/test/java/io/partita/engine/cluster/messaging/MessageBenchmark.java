package io.partita.engine.cluster.messaging;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a request to another process costs: {@code main} prints requests a second and the median and worst hundredth of their times, with
 * some numbers of them under way, for requests and answers of 200 bytes between two processes on loopback.
 */
final class MessageBenchmark {
    private static final int BYTES = 200;
    private static final long SECONDS = 3;

    private final SocketMessenger messenger;
    private final Address address;

    private MessageBenchmark(SocketMessenger messenger, Address address) {
        this.messenger = messenger;
        this.address = address;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (AnsweringProcess process = AnsweringProcess.start(0);
                SocketMessenger messenger = SocketMessenger.start(Exchange.OPTIONS, System::nanoTime)) {
            MessageBenchmark benchmark = new MessageBenchmark(messenger, new Address("127.0.0.1", process.port()));
            benchmark.measure(64);
            for (int outstanding : new int[] {1, 16, 128, 512}) {
                System.out.println(outstanding + " under way: " + benchmark.measure(outstanding));
            }
        }
    }

    private String measure(int outstanding) throws InterruptedException {
        Semaphore free = new Semaphore(outstanding);
        long[] times = new long[4_000_000];
        AtomicInteger count = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        byte[] request = new byte[BYTES];
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end && count.get() < times.length - outstanding) {
            free.acquire();
            long sent = System.nanoTime();
            CompletableFuture<Void> unused = messenger
                    .send(address, request, Exchange.LONG)
                    .handle((answer, failure) -> {
                        if (failure != null) {
                            failures.incrementAndGet();
                        }
                        times[count.getAndIncrement()] = System.nanoTime() - sent;
                        free.release();
                        return null;
                    });
        }
        free.acquire(outstanding);
        double seconds = (System.nanoTime() - begun) / 1e9;
        int n = count.get();
        Arrays.sort(times, 0, n);
        return String.format(
                "%,.0f requests/s, median %.0f us, worst hundredth %.0f us, %d failures",
                n / seconds, times[n / 2] / 1e3, times[n - n / 100 - 1] / 1e3, failures.get());
    }
}
