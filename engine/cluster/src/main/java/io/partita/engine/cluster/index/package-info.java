/**
 * How items appear in secondary indexes, local and global alike: which entry an item has, and what a change of the
 * item changes there.
 *
 * <p>Start at {@link io.partita.engine.cluster.index.IndexDifference}.
 */
@NullMarked
package io.partita.engine.cluster.index;

import org.jspecify.annotations.NullMarked;
