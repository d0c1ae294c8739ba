/** Breaks a rule of the house on purpose. */
@NullMarked
package io.partita.tck.architecture.broken.planner.plan;

import org.jspecify.annotations.NullMarked;
