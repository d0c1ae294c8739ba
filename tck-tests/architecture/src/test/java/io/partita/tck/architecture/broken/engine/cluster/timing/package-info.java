/** Breaks a rule of the house on purpose. */
@NullMarked
package io.partita.tck.architecture.broken.engine.cluster.timing;

import org.jspecify.annotations.NullMarked;
