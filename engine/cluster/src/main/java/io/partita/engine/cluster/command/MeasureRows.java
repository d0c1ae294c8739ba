package io.partita.engine.cluster.command;

/**
 * Has every replica read some of its rows and say what it has found, so that replicas can be compared: at the same entry of the log they
 * have the same rows. What comes of it is {@link Result.Measured}, of which each replica remembers its own.
 *
 * <p>Source: the consistency checker of <a
 * href="https://github.com/cockroachdb/cockroach/blob/master/pkg/kv/kvserver/replica_consistency.go">CockroachDB</a>.
 *
 * @param from the key of the first row
 * @param bytes about how many bytes of rows; nothing is applied while they are read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MeasureRows(byte[] from, int bytes) implements Command {}
