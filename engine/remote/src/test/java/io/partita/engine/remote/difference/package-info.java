/**
 * Tests that fail on one kind of store, and are known to.
 *
 * <p>Start at {@link io.partita.engine.remote.difference.KnownDifferences}.
 */
@NullMarked
package io.partita.engine.remote.difference;

import org.jspecify.annotations.NullMarked;
