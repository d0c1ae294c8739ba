/**
 * Replicas that agree on a log as Raft has them agree (Ongaro and Ousterhout, "In search of an understandable consensus
 * algorithm", USENIX ATC 2014), except that whoever may be elected is elected by chance and at once. What the engine asks of a
 * group is the same as it asks of the real one.
 *
 * <p>Start at {@link io.partita.faults.consensus.SimulatedGroup}.
 */
@NullMarked
package io.partita.faults.consensus;

import org.jspecify.annotations.NullMarked;
