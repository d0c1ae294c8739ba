/**
 * Stores, tables and plans for the tests of this module.
 *
 * <p>Start at {@link io.partita.planner.testing.Bench}.
 */
@NullMarked
package io.partita.planner.testing;

import org.jspecify.annotations.NullMarked;
