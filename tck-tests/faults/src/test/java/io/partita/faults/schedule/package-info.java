/**
 * Virtual time, and activities of which exactly one runs at any moment: what several threads do is decided by a seed alone.
 *
 * <p>Start at {@link io.partita.faults.schedule.Scheduler}.
 */
@NullMarked
package io.partita.faults.schedule;

import org.jspecify.annotations.NullMarked;
