package io.partita.planner.path;

/**
 * What reading is expected to cost. Read units decide, then round trips.
 *
 * @param readUnits by the arithmetic of the service
 * @param roundTrips requests one after another; parallel ones count once
 * @param rows that come back from the store
 */
public record Estimate(double readUnits, double roundTrips, double rows) implements Comparable<Estimate> {
    public static final Estimate NOTHING = new Estimate(0, 0, 0);

    /** So many elements are expected of a list of which nothing else is known. */
    public static final int SPREAD_VALUES = 10;

    @Override
    public int compareTo(Estimate other) {
        int byUnits = Double.compare(readUnits, other.readUnits);
        return byUnits != 0 ? byUnits : Double.compare(roundTrips, other.roundTrips);
    }
}
