package io.partita.faults.world;

/** The key of an item. */
record ItemKey(String partition, int sort) implements Comparable<ItemKey> {
    @Override
    public int compareTo(ItemKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return partition + "/" + sort;
    }
}
