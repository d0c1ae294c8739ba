/**
 * What tools send, gathered from what they make of their users' clicks. Tests compare the rows with those of another
 * database, benchmarks measure how long planning takes.
 *
 * <p>Start at {@link io.partita.tck.sql.tools.ToolStatement}.
 */
@NullMarked
package io.partita.tck.sql.tools;

import org.jspecify.annotations.NullMarked;
