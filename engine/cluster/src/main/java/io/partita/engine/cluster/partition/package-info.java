/**
 * A replica of some partitions: it applies commands from a log to an ordered store, one atomic batch for each group
 * of them, and reads pages of what it holds.
 *
 * <p>Start at {@link io.partita.engine.cluster.partition.Replica}.
 */
@NullMarked
package io.partita.engine.cluster.partition;

import org.jspecify.annotations.NullMarked;
