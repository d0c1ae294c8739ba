/** Breaks a rule of the house on purpose. */
@NullMarked
package io.partita.tck.architecture.broken.planner.cycle.second;

import org.jspecify.annotations.NullMarked;
