/**
 * How changes of a table come into its global indexes: change records are read in order, partition by partition, and
 * turned into commands for the partitions of the indexes. Each step can be repeated, so it does not matter where a
 * crash interrupts it. A new index is filled from the table's items on the way.
 *
 * <p>Start at {@link io.partita.engine.cluster.propagation.IndexPropagator}.
 */
@NullMarked
package io.partita.engine.cluster.propagation;

import org.jspecify.annotations.NullMarked;
