package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.entity.PeerId;

/**
 * A member of a group, which is one with the address at which its process is reached by the others.
 *
 * @param host a name or an IP address
 */
public record Peer(String host, int port) {

    public Peer {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "a peer has a host and a port from 1 to 65535, not " + host + ":" + port);
        }
    }

    /** Reads {@code host:port}. */
    public static Peer parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new Peer(text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not host:port", e);
        }
    }

    static Peer of(PeerId id) {
        return new Peer(id.getIp(), id.getPort());
    }

    PeerId id() {
        return new PeerId(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
