/**
 * A process of a cluster: its replicas of replica sets, what keeps their indexes, what other processes ask it, and a store
 * over all sets, wherever their replicas are.
 *
 * <p>Start at {@link io.partita.engine.cluster.node.NodeProcess}.
 */
@NullMarked
package io.partita.engine.cluster.node;

import org.jspecify.annotations.NullMarked;
