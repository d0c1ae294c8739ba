package io.partita.engine.cluster.node;

import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.messaging.Address;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What distinguishes a process of a cluster.
 *
 * @param cluster the name of the cluster
 * @param name of the process, no other's in the cluster
 * @param zone what fails together with it: a room, a data centre
 * @param address where the others reach it with requests; its groups are reached at the next port
 */
public record NodeIdentity(String cluster, String name, String zone, Address address) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,63}");

    public NodeIdentity {
        for (String text : List.of(cluster, name, zone)) {
            if (!NAME.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not the name of a cluster, node or zone: these have"
                                + " letters, digits and hyphens, up to 64, and begin with a letter");
            }
        }
    }

    /** Where the members of groups are reached in the process that takes requests at an address. */
    static Peer peer(Address address) {
        return new Peer(address.host(), address.port() + 1);
    }

    /** Where the process takes requests whose members of groups are reached at an address. */
    static Address address(Peer peer) {
        return new Address(peer.host(), peer.port() - 1);
    }
}
