/**
 * Histories of operations on something shared, and whether they are linearizable.
 *
 * <p>Start at {@link io.partita.faults.history.LinearizabilityCheck}.
 */
@NullMarked
package io.partita.faults.history;

import org.jspecify.annotations.NullMarked;
