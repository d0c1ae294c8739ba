package io.partita.engine.storage.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XXH64 with seed 0: a hash without secrets that spreads well over all its 64 bits, and that is defined to
 * the bit, so that it is the same for ever and on every machine.
 *
 * <p>It is written out here because it decides where items lie, so that it must never change with a library,
 * and because the libraries for it use {@code sun.misc.Unsafe}, of which newer JVMs warn on the console.
 *
 * <p>Source: <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">xxHash fast digest
 * algorithm</a>, version 0.1.1, "XXH64 algorithm description"; the steps are numbered as there.
 */
final class XxHash64 {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    /** The sum of the first two, modulo 2^64. */
    private static final long PRIMES_1_AND_2 = 0x60EA27EEADC0B5D6L;

    private static final int STRIPE = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private XxHash64() {}

    static long hash(byte[] bytes, int from, int length) {
        int end = from + length;
        int at = from;
        long accumulator;
        if (length < STRIPE) {
            accumulator = PRIME_5;
        } else {
            int stripes = length / STRIPE;
            accumulator = digestStripes(bytes, from, stripes);
            at += stripes * STRIPE;
        }
        return avalanche(digestRemainder(bytes, at, end, accumulator + length));
    }

    /** Steps 1 to 3: four lanes over whole stripes, then their convergence. */
    private static long digestStripes(byte[] bytes, int from, int stripes) {
        long lane1 = PRIMES_1_AND_2;
        long lane2 = PRIME_2;
        long lane3 = 0;
        long lane4 = -PRIME_1;
        for (int i = 0, at = from; i < stripes; i++, at += STRIPE) {
            lane1 = round(lane1, (long) LONGS.get(bytes, at));
            lane2 = round(lane2, (long) LONGS.get(bytes, at + 8));
            lane3 = round(lane3, (long) LONGS.get(bytes, at + 16));
            lane4 = round(lane4, (long) LONGS.get(bytes, at + 24));
        }
        long merged = Long.rotateLeft(lane1, 1)
                + Long.rotateLeft(lane2, 7)
                + Long.rotateLeft(lane3, 12)
                + Long.rotateLeft(lane4, 18);
        return mergeLane(mergeLane(mergeLane(mergeLane(merged, lane1), lane2), lane3), lane4);
    }

    /** Step 5: what is behind the last stripe, by eight bytes, then by four, then by one. */
    private static long digestRemainder(byte[] bytes, int from, int end, long start) {
        long accumulator = start;
        int at = from;
        for (; at + 8 <= end; at += 8) {
            accumulator ^= round(0, (long) LONGS.get(bytes, at));
            accumulator = Long.rotateLeft(accumulator, 27) * PRIME_1 + PRIME_4;
        }
        if (at + 4 <= end) {
            accumulator ^= ((int) INTS.get(bytes, at) & 0xffffffffL) * PRIME_1;
            accumulator = Long.rotateLeft(accumulator, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < end; at++) {
            accumulator ^= (bytes[at] & 0xff) * PRIME_5;
            accumulator = Long.rotateLeft(accumulator, 11) * PRIME_1;
        }
        return accumulator;
    }

    /** Step 6: every bit of the input gets its chance at every bit of the output. */
    private static long avalanche(long accumulator) {
        long mixed = (accumulator ^ (accumulator >>> 33)) * PRIME_2;
        mixed = (mixed ^ (mixed >>> 29)) * PRIME_3;
        return mixed ^ (mixed >>> 32);
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }

    private static long mergeLane(long accumulator, long lane) {
        return (accumulator ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }
}
