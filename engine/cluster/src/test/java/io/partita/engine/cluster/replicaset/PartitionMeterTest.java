package io.partita.engine.cluster.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.keyspace.HashRange;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PartitionMeterTest {
    private static final int SECONDS = 300;
    private static final int WRITES = 2_000;

    /** So that keys do not come in the order of their hashes. */
    private static final int STEP = 1_237;

    private long now = -TimeUnit.SECONDS.toNanos(5);

    private PartitionMeter meter() {
        return new PartitionMeter(new Partition(1, HashRange.ALL, 1), new Random(1)::nextInt, now);
    }

    private void pass(PartitionMeter meter, int seconds, int writes, IntToLongFunction hash) {
        for (int i = 0; i < seconds; i++) {
            for (int j = 0; j < writes; j++) {
                meter.count(PartitionMeter.WRITE, hash.applyAsLong(j * STEP % WRITES));
            }
            now += TimeUnit.SECONDS.toNanos(1);
            // Whoever else looks changes nothing.
            meter.demand(now);
        }
    }

    private static long spread(int number) {
        return Long.divideUnsigned(-1, WRITES) * (number + 1);
    }

    @Test
    void whatIsAskedForAMinuteIsSeenAndForgotten() {
        PartitionMeter meter = meter();
        pass(meter, 10, WRITES, PartitionMeterTest::spread);
        assertThat(meter.demand(now).units()).isBetween(WRITES / 10L, WRITES / 5L);
        pass(meter, SECONDS, WRITES, PartitionMeterTest::spread);
        assertThat(meter.demand(now).units()).isBetween(WRITES * 97L / 100, (long) WRITES);
        pass(meter, 60, 0, PartitionMeterTest::spread);
        assertThat(meter.demand(now).units()).isBetween(WRITES / 3L, WRITES / 2L);
        now += TimeUnit.HOURS.toNanos(1);
        assertThat(meter.demand(now).units()).isZero();
    }

    @Test
    void readsCountLess() {
        PartitionMeter meter = meter();
        meter.count(PartitionMeter.STRONG_READ * 3_000L);
        meter.count(PartitionMeter.EVENTUAL_READ * 6_000L);
        now += TimeUnit.HOURS.toNanos(1);
        assertThat(meter.demand(now).units()).isZero();
        meter.count(PartitionMeter.STRONG_READ * 3_000L * 3_600);
        meter.count(PartitionMeter.EVENTUAL_READ * 6_000L * 3_600);
        now += TimeUnit.HOURS.toNanos(1);
        assertThat(meter.demand(now).units()).isBetween(1_999L, 2_000L);
    }

    @Test
    void bothHalvesAreAskedForAboutAsMuch() {
        PartitionMeter meter = meter();
        pass(meter, 2, WRITES, PartitionMeterTest::spread);
        assertThat(share(meter.demand(now).split())).isBetween(0.25, 0.75);
        // What was long ago says nothing.
        pass(meter, 10, WRITES, number -> spread(number / 8));
        assertThat(share(meter.demand(now).split())).isBetween(0.03, 0.1);
    }

    private static double share(@Nullable Long hash) {
        assertThat(hash).isNotNull();
        return (hash >>> 1) / (double) Long.MAX_VALUE;
    }

    @Test
    void oneKeyThatIsAskedForMostIsNotParted() {
        PartitionMeter meter = meter();
        pass(meter, 2, WRITES, number -> 42);
        assertThat(meter.demand(now).split()).isNull();
        pass(meter, 10, WRITES, number -> number % 10 == 0 ? spread(number) : 42);
        assertThat(meter.demand(now).split()).isNull();
    }

    @Test
    void aFewRequestsDoNotSayWhereToSplit() {
        PartitionMeter meter = meter();
        pass(meter, 1, 50, PartitionMeterTest::spread);
        assertThat(meter.demand(now).split()).isNull();
    }

    @Test
    void aKeyThatIsAskedForALotGoesToOneSide() {
        PartitionMeter meter = meter();
        long hot = spread(WRITES / 2);
        pass(meter, 10, WRITES, number -> number % 10 < 4 ? hot : spread(number));
        assertThat(share(meter.demand(now).split())).isBetween(0.45, 0.55);
    }
}
