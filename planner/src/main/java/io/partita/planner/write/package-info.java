/**
 * Writes whose keys the statement says, each item one conditional request.
 *
 * <p>Start at {@link io.partita.planner.write.ItemWriter}.
 */
@NullMarked
package io.partita.planner.write;

import org.jspecify.annotations.NullMarked;
