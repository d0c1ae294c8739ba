/**
 * From a request on a named table to the partitions that hold it, and back: requests are checked, keys and ranges are
 * made of them, answers of several partitions are put together, and consumed capacity is counted.
 *
 * <p>Start at {@link io.partita.engine.cluster.routing.Router}.
 */
@NullMarked
package io.partita.engine.cluster.routing;

import org.jspecify.annotations.NullMarked;
