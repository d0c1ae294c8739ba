package io.partita.engine.cluster.messaging;

/**
 * Where a process takes requests. Its groups are reached at another port, so this is not the address of a member of a group.
 *
 * @param host a name or an IP address
 */
public record Address(String host, int port) {

    public Address {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "an address has a host and a port from 1 to 65535, not " + host + ":" + port);
        }
    }

    /** Reads {@code host:port}. */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new Address(text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not host:port", e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
