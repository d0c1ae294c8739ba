/**
 * What a session decides, and what one execution of a statement carries.
 *
 * <p>Start at {@link io.partita.planner.session.Execution}.
 */
@NullMarked
package io.partita.planner.session;

import org.jspecify.annotations.NullMarked;
