package io.partita.engine.api.request;

/**
 * The capacity that a request consumed, by the arithmetic of the service: a read unit is one strongly
 * consistent read of up to 4 KB (half of it if eventually consistent), a write unit is one write of up
 * to 1 KB; secondary indexes that were read or written are included.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB
 * read and write operations</a>.
 */
public record Consumed(double readUnits, double writeUnits) {
    public static final Consumed NOTHING = new Consumed(0, 0);

    public static Consumed read(double units) {
        return new Consumed(units, 0);
    }

    public static Consumed written(double units) {
        return new Consumed(0, units);
    }

    public Consumed plus(Consumed other) {
        return new Consumed(readUnits + other.readUnits, writeUnits + other.writeUnits);
    }
}
