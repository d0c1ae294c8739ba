package io.partita.tck.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * The processes of a cluster are killed under load, one after the other, each of which leads some of its replica sets: how long
 * no write is acknowledged, until every client waits for a set that has lost its leader.
 */
final class Failovers {
    private static final int CLIENTS = 4;
    private static final long SETTLE_MILLIS = 2_000;

    private final Report report;
    private final PartitaNodes nodes;
    private final String table;
    private final int kills;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    Failovers(Report report, PartitaNodes nodes, String table, int kills) {
        this.report = report;
        this.nodes = nodes;
        this.table = table;
        this.kills = kills;
    }

    void run() throws IOException, InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int first = i;
            Thread client = new Thread(() -> write(first), "client-" + i);
            client.setDaemon(true);
            client.start();
            clients.add(client);
        }
        List<Double> pauses = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            pauses.add(kill(i % nodes.size()));
        }
        stopped.set(true);
        for (Thread client : clients) {
            client.join();
        }
        pauses.sort(null);
        report.heading("no write acknowledged when a process is killed that leads a part, in seconds");
        report.line(
                "  median %.2f, worst %.2f of %s",
                pauses.get(kills / 2),
                pauses.get(kills - 1),
                pauses.stream().map("%.2f"::formatted).toList());
    }

    /** Goes to the next process where one cannot be asked or refuses. */
    private void write(int first) {
        for (int at = first; !stopped.get(); at++) {
            try (ItemRequests requests = new ItemRequests(nodes.port(at % nodes.size()), first)) {
                while (!stopped.get()) {
                    requests.put(table, 1_000);
                    long now = System.nanoTime();
                    longest.accumulate(now - last.getAndSet(now));
                    count.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            } catch (IOException refused) {
                // What this request has done does not matter here.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private double kill(int node) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        last.set(System.nanoTime());
        longest.reset();
        long before = count.get();
        nodes.node(node).kill();
        while (count.get() < before + 200) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        double pause = longest.get() / 1e9;
        nodes.node(node).start();
        nodes.awaitReady();
        return pause;
    }
}
