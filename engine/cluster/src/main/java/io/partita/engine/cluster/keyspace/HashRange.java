package io.partita.engine.cluster.keyspace;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A part of the space of 64-bit hashes, which are unsigned.
 *
 * @param first the lowest hash of the range
 * @param last the highest hash of the range, inclusive
 */
public record HashRange(long first, long last) {
    private static final BigInteger HASHES = BigInteger.ONE.shiftLeft(64);

    /** All hashes. */
    public static final HashRange ALL = new HashRange(0, -1);

    public HashRange {
        if (Long.compareUnsigned(first, last) > 0) {
            throw new IllegalArgumentException("a hash range ends before it begins");
        }
    }

    /** One of some ranges of equal size that are disjoint and together are all hashes; counted from 0. */
    public static HashRange part(int number, int total) {
        if (total == 1) {
            return ALL;
        }
        return new HashRange(boundary(number, total), boundary(number + 1, total) - 1);
    }

    private static long boundary(int number, int total) {
        return HASHES.multiply(BigInteger.valueOf(number))
                .divide(BigInteger.valueOf(total))
                .longValue();
    }

    public boolean contains(long hash) {
        return Long.compareUnsigned(hash, first) >= 0 && Long.compareUnsigned(hash, last) <= 0;
    }

    /** What both have in common, or null if nothing. */
    public @Nullable HashRange intersection(HashRange other) {
        long low = Long.compareUnsigned(first, other.first) >= 0 ? first : other.first;
        long high = Long.compareUnsigned(last, other.last) <= 0 ? last : other.last;
        return Long.compareUnsigned(low, high) <= 0 ? new HashRange(low, high) : null;
    }
}
