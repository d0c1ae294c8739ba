/**
 * Writes, each item one conditional request or a few, sent many at a time. Where the statement does not say the keys, a
 * search finds the items first.
 *
 * <p>Start at {@link io.partita.planner.write.ItemWriter}.
 */
@NullMarked
package io.partita.planner.write;

import org.jspecify.annotations.NullMarked;
