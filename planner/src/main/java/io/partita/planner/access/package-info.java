/**
 * Access paths at work: requests to the store, pages ahead of their reader, and the items that come of them.
 *
 * <p>Start at {@link io.partita.planner.access.TableReader}.
 */
@NullMarked
package io.partita.planner.access;

import org.jspecify.annotations.NullMarked;
