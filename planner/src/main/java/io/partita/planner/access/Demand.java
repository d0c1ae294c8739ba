package io.partita.planner.access;

/**
 * How much a statement asks of an access.
 *
 * @param items how many items will be taken at most, if each that is found counts; {@link Long#MAX_VALUE} for all
 * @param bounded whether the statement returns a limited number of rows, so that a scan may be a preview
 */
public record Demand(long items, boolean bounded) {
    public static final Demand ALL = new Demand(Long.MAX_VALUE, false);
    private static final long UNKNOWN = Long.MAX_VALUE - 1;

    /** At most so many rows; none of the bounds that were there before is lifted. */
    public Demand atMost(long rows) {
        return new Demand(Math.min(items, rows), true);
    }

    /** All items, because they are sorted, counted or made distinct before the bound applies. */
    public Demand ofAllItems() {
        return new Demand(Long.MAX_VALUE, bounded);
    }

    /**
     * Who knows how many: the rows that are wanted may take any number of items, so nothing is read long before it is
     * asked for.
     */
    public Demand ofUnknownItems() {
        return isAll() ? this : new Demand(UNKNOWN, bounded);
    }

    boolean isAll() {
        return items == Long.MAX_VALUE;
    }
}
