package io.partita.faults.world;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.faults.consensus.SimulatedSet;
import io.partita.faults.defect.Defect;
import io.partita.faults.schedule.Group;
import io.partita.faults.schedule.Scheduler;
import io.partita.faults.schedule.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A cluster with its clients and faults, which all follow from a seed: it lives for some seconds, and is then looked at. */
public final class World {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** After how long everything has come to an end that was on its way. */
    private static final Duration LATEST = Duration.ofSeconds(6);

    private static final int PARTITION_KEYS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ATTEMPTS = 300;

    private final Scheduler scheduler;
    private final Cluster cluster;
    private final Histories histories = new Histories();
    private final Random random;

    /**
     * What a world came to.
     *
     * @param answered how many operations on items have been answered
     * @param unknown how many may have been done or not
     */
    public record Summary(Trace trace, int answered, int unknown) {}

    private World(Scheduler scheduler, Defect defect) {
        this.scheduler = scheduler;
        this.random = scheduler.random();
        this.cluster = new Cluster(scheduler, defect);
    }

    /**
     * Lets a world live.
     *
     * @throws AssertionError if something was not as it must be; says how to have it again
     */
    public static Summary live(long seed, Defect defect) {
        List<World> worlds = new ArrayList<>();
        try {
            Trace trace = Scheduler.run(seed, scheduler -> {
                World world = new World(scheduler, defect);
                worlds.add(world);
                world.live();
            });
            Histories histories = worlds.get(0).histories;
            return new Summary(trace, histories.answered(), histories.unknown());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "In the world of the seed " + seed + " (again with -Dpartita.seed=" + seed + "): " + e.getMessage()
                            + ends(worlds),
                    e);
        }
    }

    private static String ends(List<World> worlds) {
        if (worlds.isEmpty() || System.getProperty("partita.seed") == null) {
            return "";
        }
        return "\nThe end of the trace:\n"
                + String.join("\n", worlds.get(0).scheduler.trace().end());
    }

    private void live() {
        untilDone(store -> {
            var unused = store.createTable(Schema.definition());
        });
        Faults faults = new Faults(cluster);
        scheduler.start(new Group("faults"), "faults", faults::happen);
        use();
        faults.end();
        Agreement agreement = new Agreement(cluster);
        scheduler.pause(LATEST);
        agreement.await();
        untilDone(World::awaitFilled);
        new RandomClient(cluster, histories, PARTITION_KEYS).readAll();
        histories.check();
        untilDone(Agreement::checkIndexes);
        untilDone(Agreement::checkLateIndex);
        // Housekeeping goes on, so everybody may have to apply something again.
        agreement.await();
        agreement.checkReplicas();
    }

    /** Clients come and go. */
    private void use() {
        int clients = 2 + random.nextInt(4);
        Group group = new Group("clients");
        List<CompletableFuture<Boolean>> done = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            done.add(ended);
            int operations = 10 + random.nextInt(30);
            RandomClient client = new RandomClient(cluster, histories, PARTITION_KEYS);
            scheduler.start(group, "client " + i, () -> {
                client.use(operations);
                ended.complete(true);
            });
        }
        if (random.nextBoolean()) {
            scheduler.start(group, "index maker", () -> new IndexMaker(cluster).use(1 + random.nextInt(4)));
        }
        if (random.nextBoolean()) {
            scheduler.start(group, "map maker", () -> new MapMaker(cluster).use(1 + random.nextInt(20)));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(done.toArray(CompletableFuture<?>[]::new));
        if (!scheduler.until(all, LONGEST, "the clients")) {
            throw new AssertionError("The clients do not come to an end: " + cluster.sets());
        }
        scheduler.end(group);
    }

    private static void awaitFilled(ItemStore store) {
        if (!IndexMaker.isFilled(store)) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "An index is being filled");
        }
    }

    /** Has some process do something that may be done twice. */
    private void untilDone(Consumer<ItemStore> operation) {
        for (int attempt = 1; ; attempt++) {
            int site = cluster.anySite();
            try {
                boolean unused = new Asking<>(cluster, site, process -> {
                            operation.accept(process.store());
                            return true;
                        })
                        .answer();
                return;
            } catch (StoreException e) {
                if (e.code() == ErrorCode.RESOURCE_IN_USE) {
                    return;
                } else if (attempt == ATTEMPTS || e.code() == ErrorCode.INTERNAL) {
                    throw new AssertionError("What must go on at last does not: " + cluster.sets(), e);
                }
            }
            scheduler.pause(PAUSE);
        }
    }

    /** Where the replicas of the sets are, for whoever looks for an error. */
    @Override
    public String toString() {
        return cluster.sets().stream().map(SimulatedSet::toString).toList().toString();
    }
}
