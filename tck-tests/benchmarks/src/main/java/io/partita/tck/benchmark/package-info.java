/**
 * Benchmarks: Partita beside the embedded databases that people would take instead, through the same JDBC code and in the
 * same run.
 *
 * <p>Start at {@link io.partita.tck.benchmark.Benchmarks}.
 */
@NullMarked
package io.partita.tck.benchmark;

import org.jspecify.annotations.NullMarked;
