package io.partita.faults.world;

import io.partita.faults.consensus.SimulatedSet;
import io.partita.faults.network.Network;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What goes wrong in a world, one after the other and at the same time. */
final class Faults {
    private static final Duration LULL = Duration.ofMillis(250);

    private final Cluster cluster;
    private final Random random;
    private boolean over;

    Faults(Cluster cluster) {
        this.cluster = cluster;
        this.random = cluster.network().scheduler().random();
    }

    /** Goes on until it is over. */
    void happen() {
        Scheduler scheduler = cluster.network().scheduler();
        while (!over) {
            scheduler.pause(scheduler.about(LULL));
            if (!over) {
                one();
            }
        }
    }

    private int site() {
        return random.nextInt(cluster.network().sites());
    }

    private SimulatedSet set() {
        List<SimulatedSet> sets = List.copyOf(cluster.sets());
        return sets.get(random.nextInt(sets.size()));
    }

    private void one() {
        Network network = cluster.network();
        switch (random.nextInt(10)) {
            case 0, 1 -> killAndStartAgain(site());
            case 2 -> isolate(site());
            case 3 -> network.cut(site(), site());
            case 4 -> network.disturb(random.nextInt(20), Duration.ofMillis(1L + random.nextInt(60)));
            case 5 -> lag(set());
            case 6 -> set().disturb(random.nextInt(200), random.nextInt(40));
            case 7 -> compact();
            default -> network.heal();
        }
    }

    private void lag(SimulatedSet set) {
        int site = set.sites().get(random.nextInt(set.sites().size()));
        set.lag(site, Duration.ofMillis(random.nextInt(400)));
    }

    private void killAndStartAgain(int site) {
        Scheduler scheduler = cluster.network().scheduler();
        cluster.kill(site);
        // Some stay away so long that others take their place.
        int away = random.nextInt(random.nextInt(4) == 0 ? 20_000 : 3_000);
        scheduler.after(Duration.ofMillis(away), "start again", () -> cluster.start(site));
    }

    private void isolate(int site) {
        Network network = cluster.network();
        for (int other = 0; other < network.sites(); other++) {
            if (other != site) {
                network.cut(site, other);
                if (random.nextInt(4) > 0) {
                    network.cut(other, site);
                }
            }
        }
    }

    private void compact() {
        for (SimulatedSet set : cluster.sets()) {
            set.sites().stream().filter(site -> random.nextBoolean()).forEach(set::compact);
        }
    }

    /** Nothing goes wrong any more, and everybody is there again. */
    void end() {
        over = true;
        cluster.network().heal();
        cluster.sets().forEach(SimulatedSet::heal);
        for (int site = 0; site < cluster.network().sites(); site++) {
            cluster.start(site);
        }
    }
}
