package io.partita.planner.path;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.planner.path.KeyRange.SortRange;
import org.jspecify.annotations.Nullable;

/**
 * What a path is expected to cost, by the arithmetic of the service: an eventually consistent read takes half a
 * unit for each 4 KB, a strongly consistent one a whole unit; a query or scan adds up what it reads, a lookup rounds
 * each item up. A page has 1 MB.
 *
 * <p>The numbers of items and bytes are the store's own. What nobody knows is assumed, all of it here:
 * <ul>
 *   <li>an item of a table that is empty, or was when the store counted, has {@value #UNKNOWN_ITEM_BYTES} bytes;
 *   <li>a table or index of n items of which no sample was taken has √n item collections of √n items each, and not
 *       fewer than {@value #SMALLEST_COLLECTION} items in one;
 *   <li>of an item collection, two bounds or a prefix keep one in {@value #NARROW_RANGE}, one bound keeps one in
 *       {@value #WIDE_RANGE}; a value of an index's sort key keeps one in {@value #NARROW_RANGE};
 *   <li>a filter keeps one in {@value #FILTER};
 *   <li>a list that is bound to a parameter has {@value #SPREAD_VALUES} elements.
 * </ul>
 */
final class CostModel {
    static final int SPREAD_VALUES = Estimate.SPREAD_VALUES;

    private static final int UNKNOWN_ITEM_BYTES = 512;
    private static final int SMALLEST_COLLECTION = 10;
    private static final int NARROW_RANGE = 10;
    private static final int WIDE_RANGE = 3;
    private static final int FILTER = 10;
    private static final int UNIT_BYTES = 4096;
    private static final int PAGE_BYTES = 1 << 20;
    private static final int BATCH_KEYS = 100;

    private final double unit;

    /**
     * @param consistent whether reads are strongly consistent
     */
    CostModel(boolean consistent) {
        this.unit = consistent ? 1 : 0.5;
    }

    /** Reading so many items by their primary keys. */
    Estimate lookups(Size table, double keys) {
        double items = Math.ceil(keys);
        return new Estimate(items * unitsOf(itemBytes(table)), 1, items);
    }

    /**
     * Reading a range of one item collection.
     *
     * @param unique whether a value of the sort key is one item at most
     */
    Estimate query(ReadTarget target, @Nullable SortRange sort, boolean unique) {
        double collection = collection(target);
        double items = Math.max(1, Math.ceil(collection * share(sort, unique, collection)));
        return range(target, items);
    }

    private static double collection(ReadTarget target) {
        Double sampled = target.table().collections().of(target.index());
        return sampled == null
                ? Math.max(SMALLEST_COLLECTION, Math.ceil(Math.sqrt((double)
                        target.size().items())))
                : sampled;
    }

    private static double share(@Nullable SortRange sort, boolean unique, double collection) {
        if (sort == null) {
            return 1;
        } else if (sort instanceof KeyRange.Compare compare) {
            boolean equal = compare.comparator() == Comparator.EQUAL;
            return equal ? (unique ? 1 / collection : 1.0 / NARROW_RANGE) : 1.0 / WIDE_RANGE;
        }
        return 1.0 / NARROW_RANGE;
    }

    /** Reading everything there is. */
    Estimate scan(ReadTarget target) {
        return range(target, (double) target.size().items());
    }

    private Estimate range(ReadTarget target, double items) {
        double bytes = items * itemBytes(target.size());
        return new Estimate(unitsOf(bytes), Math.max(1, Math.ceil(bytes / PAGE_BYTES)), items);
    }

    /** What remains when reading stops after so many rows; with a filter, that many are expected to take more. */
    Estimate stoppingAfter(Estimate whole, double rows, boolean filtered) {
        double read = filtered ? rows * FILTER : rows;
        if (whole.rows() <= read) {
            return whole;
        }
        double part = read / whole.rows();
        double units = Math.max(unit, Math.ceil(whole.readUnits() * part / unit) * unit);
        return new Estimate(units, Math.max(1, Math.ceil(whole.roundTrips() * part)), read);
    }

    /** The rows that a filter leaves. */
    Estimate filtered(Estimate read) {
        return new Estimate(read.readUnits(), read.roundTrips(), Math.max(1, Math.ceil(read.rows() / FILTER)));
    }

    /** Reading an index, and then each item from the table by its key. */
    Estimate fetching(Estimate entries, Size table) {
        Estimate items = lookups(table, entries.rows());
        return new Estimate(
                entries.readUnits() + items.readUnits(),
                entries.roundTrips() + Math.max(1, Math.ceil(entries.rows() / BATCH_KEYS)),
                entries.rows());
    }

    /** Reading all of them at once. */
    static Estimate together(Iterable<Estimate> branches) {
        double units = 0;
        double trips = 0;
        double rows = 0;
        for (Estimate branch : branches) {
            units += branch.readUnits();
            trips = Math.max(trips, branch.roundTrips());
            rows += branch.rows();
        }
        return new Estimate(units, trips, rows);
    }

    private double unitsOf(double bytes) {
        return Math.max(1, Math.ceil(bytes / UNIT_BYTES)) * unit;
    }

    private static double itemBytes(Size size) {
        return size.items() == 0 ? UNKNOWN_ITEM_BYTES : Math.max(1, (double) size.bytes() / size.items());
    }
}
