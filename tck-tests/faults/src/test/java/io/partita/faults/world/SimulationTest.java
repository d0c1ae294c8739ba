package io.partita.faults.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.faults.defect.Defect;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Worlds in which nothing is wrong but what must be expected. */
final class SimulationTest {
    private static final String SEED = System.getProperty("partita.seed", "");

    @Test
    void everySeedIsAsItMustBe() {
        if (!SEED.isEmpty()) {
            World.Summary summary = World.live(Long.parseLong(SEED), Defect.NONE);
            assertThat(summary.answered()).isPositive();
            return;
        }
        long first = Long.getLong("simulation.first", 1);
        long seeds = Long.getLong("simulation.seeds", 80);
        long answered = 0;
        long unknown = 0;
        Map<String, Integer> events = new TreeMap<>();
        for (long seed = first; seed < first + seeds; seed++) {
            World.Summary summary = World.live(seed, Defect.NONE);
            summary.trace().events().forEach((event, count) -> events.merge(event, count, Integer::sum));
            answered += summary.answered();
            unknown += summary.unknown();
        }
        System.out.println("Simulated " + seeds + " clusters: " + answered + " operations answered, " + unknown
                + " of unknown outcome, " + events);
        assertThat(answered).isGreaterThan(seeds * 20);
        assertThat(unknown).isPositive();
        assertThat(events.keySet())
                .as("what a simulation is for")
                .contains(
                        "election",
                        "filled index",
                        "kill",
                        "loss of leadership",
                        "loss of what was not committed",
                        "snapshot");
    }

    @Test
    void aSeedIsTheSameWorldEveryTime() {
        for (long seed = 1; seed <= 5; seed++) {
            World.Summary once = World.live(seed, Defect.NONE);
            World.Summary again = World.live(seed, Defect.NONE);
            assertThat(again.trace().digest())
                    .as("seed " + seed)
                    .isEqualTo(once.trace().digest());
            assertThat(again.trace().steps()).isEqualTo(once.trace().steps());
        }
    }
}
