package io.partita.tck.benchmark;

/** A histogram of nanoseconds whose buckets are about 3 % wide; for one thread at a time. */
final class Latencies {
    private static final int STEPS = 32;
    private static final int EXPONENTS = 40;

    private final long[] counts = new long[EXPONENTS * STEPS];
    private long total;

    void add(long nanoseconds) {
        counts[bucket(Math.max(1, nanoseconds))]++;
        total++;
    }

    void addAll(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    /** The latency in microseconds below which this share of all lies. */
    double microseconds(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && counts[i] > 0) {
                return lowest(i) / 1_000;
            }
        }
        return 0;
    }

    private static int bucket(long nanoseconds) {
        int exponent = 63 - Long.numberOfLeadingZeros(nanoseconds);
        long step = exponent >= 5 ? (nanoseconds >> (exponent - 5)) & 31 : (nanoseconds << (5 - exponent)) & 31;
        return (int) Math.min((long) EXPONENTS * STEPS - 1, (long) exponent * STEPS + step);
    }

    private static double lowest(int bucket) {
        int exponent = bucket / STEPS;
        return Math.scalb(1 + (bucket % STEPS) / (double) STEPS, exponent);
    }
}
