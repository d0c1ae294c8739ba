/**
 * A cluster as those see it who operate it, from outside: what it consists of, how its processes are, and what they are told to do.
 *
 * <p>Start at {@link io.partita.engine.cluster.operations.ClusterConsole}.
 */
@NullMarked
package io.partita.engine.cluster.operations;

import org.jspecify.annotations.NullMarked;
