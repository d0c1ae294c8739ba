/**
 * INSERT, UPDATE and DELETE as the protocol has them: each on one item, whose whole key it names.
 *
 * <p>Start at {@link io.partita.planner.strict.write.WriteBinder}.
 */
@NullMarked
package io.partita.planner.strict.write;

import org.jspecify.annotations.NullMarked;
