package io.partita.engine.storage.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
    @Test
    void isTheNameWhateverStoodInItsPlaceBefore() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            String name = "x".repeat(random.nextInt(4)) + random.nextInt(20_000);
            byte[] bytes = ("<" + name + ">").getBytes(StandardCharsets.UTF_8);
            assertThat(KnownNames.find(bytes, 1, name.length())).isEqualTo(name);
        }
    }

    @Test
    void isOneStringForOneName() {
        byte[] bytes = "customer, customer".getBytes(StandardCharsets.UTF_8);
        assertThat(KnownNames.find(bytes, 0, 8)).isSameAs(KnownNames.find(bytes, 10, 8));
    }

    @Test
    void leavesLongNamesAndOtherLettersAlone() {
        byte[] letters = "größe".getBytes(StandardCharsets.UTF_8);
        assertThat(KnownNames.find(letters, 0, letters.length)).isNull();
        byte[] bytes = "y".repeat(65).getBytes(StandardCharsets.UTF_8);
        assertThat(KnownNames.find(bytes, 0, 65)).isNull();
        assertThat(KnownNames.find(bytes, 0, 64)).isEqualTo("y".repeat(64));
    }
}
