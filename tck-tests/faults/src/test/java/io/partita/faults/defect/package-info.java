/**
 * Defects that are planted into the simulated cluster, to show that they are found.
 *
 * <p>Start at {@link io.partita.faults.defect.Defect}.
 */
@NullMarked
package io.partita.faults.defect;

import org.jspecify.annotations.NullMarked;
