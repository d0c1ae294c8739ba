package io.partita.faults.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.faults.defect.Defect;
import io.partita.faults.defect.DroppedAtSplit;
import io.partita.faults.defect.DroppedChange;
import io.partita.faults.defect.EarlyAcknowledgement;
import io.partita.faults.defect.ForgottenInMove;
import io.partita.faults.defect.ForgottenRequests;
import io.partita.faults.defect.Reordering;
import io.partita.faults.defect.StaleStrongRead;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** That the simulation would find what it is there to find. */
final class PlantedDefectsTest {
    private static final int MOST_SEEDS = 100;

    /** What is said of the first world in which it is found. */
    private static String finding(Supplier<Defect> defect) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            try {
                World.Summary unused = World.live(seed, defect.get());
            } catch (AssertionError found) {
                System.out.println(defect.get().getClass().getSimpleName() + ": found after " + seed + " seeds");
                return String.valueOf(found.getMessage());
            }
        }
        throw new AssertionError("Not found with " + MOST_SEEDS + " seeds");
    }

    @Test
    void aWriteThatIsAcknowledgedBeforeItIsCommitted() {
        assertThat(finding(EarlyAcknowledgement::new)).contains("NOT_LINEARIZABLE");
    }

    @Test
    void aStaleStrongRead() {
        assertThat(finding(StaleStrongRead::new)).contains("NOT_LINEARIZABLE");
    }

    @Test
    void aChangeThatIsDroppedWhenTheLeaderChanges() {
        assertThat(finding(DroppedChange::new)).contains("The index by-");
    }

    @Test
    void aChangeThatIsDroppedAtASplit() {
        assertThat(finding(DroppedAtSplit::new)).contains("The index ");
    }

    @Test
    void writesThatAreForgottenInAMove() {
        assertThat(finding(ForgottenInMove::new)).containsAnyOf("NOT_LINEARIZABLE", "The index ");
    }

    @Test
    void requestsThatAreForgottenInASnapshot() {
        assertThat(finding(ForgottenRequests::new)).containsAnyOf("Replicas of set", "The index by-");
    }

    @Test
    void aPropagatorThatReorders() {
        assertThat(finding(Reordering::new)).contains("The index by-");
    }
}
