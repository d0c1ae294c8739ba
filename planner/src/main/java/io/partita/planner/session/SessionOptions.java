package io.partita.planner.session;

/**
 * What a session decides about its statements. Hints in a statement go before it.
 *
 * @param manner which of SQL and Amazon's dialect is meant where they disagree
 * @param scanPolicy what happens to a statement that would read a whole table or index
 * @param scanPreviewItems how many items a scan that is bounded by a row limit may evaluate under REJECT
 * @param scanSegments how many segments an allowed scan reads in parallel; 0 chooses by the table's size
 * @param scanUnitsPerSecond how many read units a scan consumes in a second, so that it leaves some to others; 0 for as
 *     many as it can
 * @param maxReadUnits the budget of one statement; 0 for none
 * @param consistentReads whether reads of tables and local indexes are strongly consistent
 * @param maxIntermediateBytes bound on rows that are held in memory, for instance to sort them
 */
public record SessionOptions(
        Manner manner,
        ScanPolicy scanPolicy,
        int scanPreviewItems,
        int scanSegments,
        double scanUnitsPerSecond,
        double maxReadUnits,
        boolean consistentReads,
        long maxIntermediateBytes) {

    public static final SessionOptions DEFAULT =
            new SessionOptions(Manner.SQL, ScanPolicy.REJECT, 10_000, 0, 0, 0, false, 256L << 20);

    /** The two manners of the language. */
    public enum Manner {
        SQL,
        PARTIQL
    }

    /** What happens to a scan. */
    public enum ScanPolicy {
        REJECT,
        WARN,
        ALLOW
    }

    public SessionOptions withManner(Manner newManner) {
        return new SessionOptions(
                newManner,
                scanPolicy,
                scanPreviewItems,
                scanSegments,
                scanUnitsPerSecond,
                maxReadUnits,
                consistentReads,
                maxIntermediateBytes);
    }

    public SessionOptions withScanPolicy(ScanPolicy newScanPolicy) {
        return new SessionOptions(
                manner,
                newScanPolicy,
                scanPreviewItems,
                scanSegments,
                scanUnitsPerSecond,
                maxReadUnits,
                consistentReads,
                maxIntermediateBytes);
    }

    public SessionOptions withScanPreviewItems(int newScanPreviewItems) {
        return new SessionOptions(
                manner,
                scanPolicy,
                newScanPreviewItems,
                scanSegments,
                scanUnitsPerSecond,
                maxReadUnits,
                consistentReads,
                maxIntermediateBytes);
    }

    public SessionOptions withScanSegments(int newScanSegments) {
        return new SessionOptions(
                manner,
                scanPolicy,
                scanPreviewItems,
                newScanSegments,
                scanUnitsPerSecond,
                maxReadUnits,
                consistentReads,
                maxIntermediateBytes);
    }

    public SessionOptions withScanUnitsPerSecond(double newScanUnitsPerSecond) {
        return new SessionOptions(
                manner,
                scanPolicy,
                scanPreviewItems,
                scanSegments,
                newScanUnitsPerSecond,
                maxReadUnits,
                consistentReads,
                maxIntermediateBytes);
    }

    public SessionOptions withMaxReadUnits(double newMaxReadUnits) {
        return new SessionOptions(
                manner,
                scanPolicy,
                scanPreviewItems,
                scanSegments,
                scanUnitsPerSecond,
                newMaxReadUnits,
                consistentReads,
                maxIntermediateBytes);
    }

    public SessionOptions withConsistentReads(boolean newConsistentReads) {
        return new SessionOptions(
                manner,
                scanPolicy,
                scanPreviewItems,
                scanSegments,
                scanUnitsPerSecond,
                maxReadUnits,
                newConsistentReads,
                maxIntermediateBytes);
    }

    public SessionOptions withMaxIntermediateBytes(long newMaxIntermediateBytes) {
        return new SessionOptions(
                manner,
                scanPolicy,
                scanPreviewItems,
                scanSegments,
                scanUnitsPerSecond,
                maxReadUnits,
                consistentReads,
                newMaxIntermediateBytes);
    }
}
