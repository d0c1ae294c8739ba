/**
 * A simulated cluster: processes put together from the parts of the engine, clients that use it at random, faults, and what must be
 * true whatever happens.
 *
 * <p>Start at {@link io.partita.faults.world.World}.
 */
@NullMarked
package io.partita.faults.world;

import org.jspecify.annotations.NullMarked;
