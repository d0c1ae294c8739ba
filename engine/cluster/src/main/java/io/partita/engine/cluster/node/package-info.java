/**
 * A process of a cluster: how it becomes a node, its replicas of replica sets, what keeps their indexes, what it does for the
 * cluster when it leads the metadata set, what other processes ask it, and a store over all sets, wherever their replicas are.
 *
 * <p>Start at {@link io.partita.engine.cluster.node.NodeProcess}.
 */
@NullMarked
package io.partita.engine.cluster.node;

import org.jspecify.annotations.NullMarked;
