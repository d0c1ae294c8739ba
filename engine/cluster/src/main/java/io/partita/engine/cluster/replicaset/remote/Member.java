package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.messaging.Address;

/**
 * A process that has a replica of a set.
 *
 * @param zone where it is; processes of the same zone are near to each other
 */
public record Member(Address address, String zone) {}
