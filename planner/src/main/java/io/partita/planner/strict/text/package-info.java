/**
 * The text of a statement of the protocol: from text to tree, with what is wrong in the words of the service.
 *
 * <p>Start at {@link io.partita.planner.strict.text.StrictParser}.
 */
@NullMarked
package io.partita.planner.strict.text;

import org.jspecify.annotations.NullMarked;
