/**
 * How a partition comes to another replica set while it is read and written: all that it holds is sent, then again what was written
 * meanwhile, and when little of that is left nobody may write it for a moment, in which the rest is sent and the catalog says where
 * it is from then on. Each step can be repeated, by any member of the set that hosts it.
 *
 * <p>Start at {@link io.partita.engine.cluster.transfer.Transfers}.
 */
@NullMarked
package io.partita.engine.cluster.transfer;

import org.jspecify.annotations.NullMarked;
