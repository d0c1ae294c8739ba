package io.partita.engine.api.request;

import java.util.ArrayList;
import java.util.List;

/**
 * The capacity that a request consumed, by the arithmetic of the service: a read unit is one strongly
 * consistent read of up to 4 KB (half of it if eventually consistent), a write unit is one write of up
 * to 1 KB; secondary indexes that were read or written are included.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB
 * read and write operations</a>.
 *
 * @param readUnits in all
 * @param writeUnits in all
 * @param indexes what indexes had of it; the rest is the table's. A store that is told only the sum has none.
 */
public record Consumed(double readUnits, double writeUnits, List<IndexUnits> indexes) {
    public static final Consumed NOTHING = new Consumed(0, 0, List.of());

    /** What the table had of it is what the indexes had not. */
    public record IndexUnits(String index, double readUnits, double writeUnits) {}

    public Consumed {
        indexes = List.copyOf(indexes);
    }

    /** Of a table. */
    public static Consumed read(double units) {
        return new Consumed(units, 0, List.of());
    }

    /** Of a table. */
    public static Consumed written(double units) {
        return new Consumed(0, units, List.of());
    }

    /** In all, without saying by whom. */
    public Consumed total() {
        return indexes.isEmpty() ? this : new Consumed(readUnits, writeUnits, List.of());
    }

    public Consumed plus(Consumed other) {
        return new Consumed(readUnits + other.readUnits, writeUnits + other.writeUnits, sum(indexes, other.indexes));
    }

    private static List<IndexUnits> sum(List<IndexUnits> left, List<IndexUnits> right) {
        if (right.isEmpty()) {
            return left;
        } else if (left.isEmpty()) {
            return right;
        }
        List<IndexUnits> sum = new ArrayList<>(left);
        for (IndexUnits units : right) {
            int at = 0;
            while (at < sum.size() && !sum.get(at).index().equals(units.index())) {
                at++;
            }
            if (at == sum.size()) {
                sum.add(units);
            } else {
                IndexUnits before = sum.get(at);
                sum.set(
                        at,
                        new IndexUnits(
                                units.index(),
                                before.readUnits() + units.readUnits(),
                                before.writeUnits() + units.writeUnits()));
            }
        }
        return sum;
    }
}
