/** Breaks a rule of the house on purpose. */
@NullMarked
package io.partita.tck.architecture.broken.parser;

import org.jspecify.annotations.NullMarked;
