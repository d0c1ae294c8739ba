package io.partita.engine.storage.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.item.Item;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemEncodingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itemsComeBackAsTheyWere(long seed) {
        RandomItems random = new RandomItems(new Random(seed));
        for (int i = 0; i < 5_000; i++) {
            Item item = random.item();
            byte[] bytes = ItemEncoding.encode(item);
            Item decoded = ItemEncoding.decode(bytes);
            for (String name : item.attributes().keySet()) {
                assertThat(decoded.get(name)).as("seed %d", seed).isEqualTo(item.get(name));
            }
            assertThat(decoded.get("no such name")).isNull();
            assertThat(decoded).as("seed %d", seed).isEqualTo(item).hasSameHashCodeAs(item);
            assertThat(item).isEqualTo(decoded);
            assertThat(decoded.sizeBytes()).isEqualTo(item.sizeBytes());
            assertThat(ItemEncoding.encode(decoded)).isSameAs(bytes);
        }
    }
}
