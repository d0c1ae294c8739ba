/**
 * Small programs to start from, each also a test.
 *
 * <p>Start at {@link io.partita.examples.QuickStart}.
 */
@NullMarked
package io.partita.examples;

import org.jspecify.annotations.NullMarked;
