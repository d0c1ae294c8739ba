/**
 * What a cluster consists of: nodes, replica sets and the tasks under way, kept by replica set 0 beside the catalog, as
 * immutable snapshots that only commands change; and the policy by which nodes are chosen for sets, and sets for tables.
 *
 * <p>Start at {@link io.partita.engine.cluster.metadata.ClusterState}.
 */
@NullMarked
package io.partita.engine.cluster.metadata;

import org.jspecify.annotations.NullMarked;
