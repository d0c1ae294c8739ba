package io.partita.engine.cluster.catalog;

import io.partita.engine.cluster.keyspace.HashRange;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table or of a global index.
 *
 * @param id unique among all partitions of all tables, and never used again
 * @param range the hashes that it owns
 * @param set the id of the replica set that hosts it; 0 in a store of one process
 * @param lineage the id under which what it holds came into this set: its own, or that of the partition which it was split from
 * @param relocation where it is on its way to, or null if it stays
 */
public record Partition(
        int id,
        HashRange range,
        int set,
        int lineage,
        @Nullable Relocation relocation) {
    public Partition {
        if (set < 0) {
            throw new IllegalArgumentException("no set has the id " + set);
        }
    }

    /** A partition that is new in its set, and stays there. */
    public Partition(int id, HashRange range, int set) {
        this(id, range, set, id, null);
    }

    /** Whether a set answers for it; while it is frozen none does. */
    public boolean isServedBy(int host) {
        return set == host && (relocation == null || !relocation.frozen());
    }

    /** Whether a set hosts it or is copying it, so that what lies in its range there is needed. */
    public boolean isKeptBy(int host) {
        return set == host || (relocation != null && relocation.to() == host);
    }

    /** The id by which a set that keeps it counts what it holds. */
    public int idIn(int host) {
        return relocation == null || set == host ? id : relocation.id();
    }

    /** Whether what a set keeps in the range of both is the same before and after: it has not been elsewhere meanwhile. */
    public boolean continues(Partition before, int host) {
        return before.isKeptBy(host) && isKeptBy(host) && before.lineageIn(host) == lineageIn(host);
    }

    private int lineageIn(int host) {
        return relocation == null || set == host ? lineage : relocation.id();
    }

    /** On its way to another set, or no longer. */
    Partition with(@Nullable Relocation next) {
        return new Partition(id, range, set, lineage, next);
    }

    /** Its left half. */
    Partition until(long last) {
        return new Partition(id, new HashRange(range.first(), last), set, lineage, null);
    }

    /** Its right half, in the same set. */
    Partition from(long first, int rightId) {
        return new Partition(rightId, new HashRange(first, range.last()), set, lineage, null);
    }
}
