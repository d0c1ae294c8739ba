package io.partita.engine.cluster.consensus;

/**
 * When a group's log is cut off behind a snapshot, and how fast snapshots travel.
 *
 * @param logBytes after how many bytes of commands a snapshot is taken
 * @param bytesPerSecond how fast a snapshot is sent or received, at most
 */
public record SnapshotOptions(long logBytes, long bytesPerSecond) {

    /** A snapshot every 256 MB; 64 MB a second. */
    public static final SnapshotOptions DEFAULT = new SnapshotOptions(256L << 20, 64L << 20);

    public SnapshotOptions {
        if (logBytes < 1 || bytesPerSecond < 1 << 20) {
            throw new IllegalArgumentException(
                    "a snapshot is taken after a byte or more and sent at 1 MB/s or more, not " + logBytes + " and "
                            + bytesPerSecond);
        }
    }
}
