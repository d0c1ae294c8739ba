package io.partita.engine.cluster.keyspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HashRangeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 1_000_000})
    void partsLieOneBehindAnotherAndAreAlike(int total) {
        long next = 0;
        long smallest = -1;
        long largest = 0;
        for (int i = 0; i < total; i++) {
            HashRange part = HashRange.part(i, total);
            assertThat(part.first()).isEqualTo(next);
            next = part.last() + 1;
            long size = part.last() - part.first();
            smallest = Long.compareUnsigned(size, smallest) < 0 ? size : smallest;
            largest = Long.compareUnsigned(size, largest) > 0 ? size : largest;
        }
        assertThat(next).isZero();
        assertThat(largest - smallest).isBetween(0L, 1L);
    }

    @Test
    void aHashLiesInOnePart() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            long hash = random.nextLong();
            int owners = 0;
            for (int part = 0; part < 7; part++) {
                owners += HashRange.part(part, 7).contains(hash) ? 1 : 0;
            }
            assertThat(owners).as("owners of %x", hash).isEqualTo(1);
        }
    }

    @Test
    void intersections() {
        HashRange low = new HashRange(0, 10);
        HashRange middle = new HashRange(5, -5);
        HashRange high = new HashRange(-10, -1);
        assertThat(low.intersection(middle)).isEqualTo(new HashRange(5, 10));
        assertThat(middle.intersection(high)).isEqualTo(new HashRange(-10, -5));
        assertThat(low.intersection(high)).isNull();
        assertThat(HashRange.ALL.intersection(high)).isEqualTo(high);
    }

    @Test
    void aRangeDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new HashRange(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
