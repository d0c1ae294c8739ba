/**
 * SELECT as the protocol has it: which key values are read, in which order, page by page.
 *
 * <p>Start at {@link io.partita.planner.strict.read.SelectBinder}.
 */
@NullMarked
package io.partita.planner.strict.read;

import org.jspecify.annotations.NullMarked;
