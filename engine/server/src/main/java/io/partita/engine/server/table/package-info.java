/**
 * The operations on tables: made, described, changed, dropped, listed and tagged; and the states that they go through.
 *
 * <p>Start at {@link io.partita.engine.server.table.TableOperations}.
 */
@NullMarked
package io.partita.engine.server.table;

import org.jspecify.annotations.NullMarked;
