/**
 * What the processes of a cluster ask each other about the cluster itself: signs of life, which nodes, sets and tables there are,
 * and changes of who belongs to a replica set, which only its leader makes.
 *
 * <p>Start at {@link io.partita.engine.cluster.discovery.ClusterClient}.
 */
@NullMarked
package io.partita.engine.cluster.discovery;

import org.jspecify.annotations.NullMarked;
