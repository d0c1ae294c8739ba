package io.partita.engine.cluster.node;

import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.messaging.Address;

/**
 * What distinguishes a process of a cluster.
 *
 * @param cluster the name of the cluster
 * @param name of the process, no other's in the cluster
 * @param zone what fails together with it: a room, a data centre
 * @param address where it takes requests of the others; its groups are reached at the next port
 */
public record NodeIdentity(String cluster, String name, String zone, Address address) {

    /** Where the members of groups are reached in the process that takes requests at an address. */
    static Peer peer(Address address) {
        return new Peer(address.host(), address.port() + 1);
    }

    /** Where the process takes requests whose members of groups are reached at an address. */
    static Address address(Peer peer) {
        return new Address(peer.host(), peer.port() - 1);
    }
}
