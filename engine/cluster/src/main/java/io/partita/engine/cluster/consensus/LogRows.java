package io.partita.engine.cluster.consensus;

import java.nio.ByteBuffer;

/**
 * The keys of a store that holds a group's log.
 *
 * <pre>
 * i            whose log it is
 * f            the index of the first entry that counts
 * v            the term and whom this member voted for in it
 * c, index     the entries that change the membership, once more
 * e, index     the entries
 * </pre>
 */
final class LogRows {
    static final byte[] IDENTITY = {'i'};
    static final byte[] FIRST = {'f'};
    static final byte[] VOTE = {'v'};

    private static final byte ENTRY = 'e';
    private static final byte MEMBERSHIP = 'c';

    private LogRows() {}

    static byte[] entry(long index) {
        return row(ENTRY, index);
    }

    static byte[] membership(long index) {
        return row(MEMBERSHIP, index);
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] row(byte kind, long index) {
        return ByteBuffer.allocate(1 + Long.BYTES).put(kind).putLong(index).array();
    }
}
