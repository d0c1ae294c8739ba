/**
 * Real processes of a cluster under load, and what happens to processes: they are killed, stopped, cut off from each other, or
 * run out of disk. What clients saw is checked afterwards.
 *
 * <p>Start at {@link io.partita.faults.processes.ProcessFaultsTest}.
 */
@NullMarked
package io.partita.faults.processes;

import org.jspecify.annotations.NullMarked;
