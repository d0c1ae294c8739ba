/** Breaks a rule of the house on purpose. */
@NullMarked
package io.partita.tck.architecture.broken.engine.storage.internal;

import org.jspecify.annotations.NullMarked;
