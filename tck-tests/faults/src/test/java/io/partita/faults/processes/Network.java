package io.partita.faults.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways between processes, one for each pair and direction. All processes know each other by the same names, but for each a
 * name means another address: that of its own way there.
 */
final class Network implements AutoCloseable {
    /** A process takes requests of others at a port and at the next one. */
    private static final int PORTS = 2;

    private final List<Link> links = new ArrayList<>();
    private final Gate[][] gates;

    /**
     * Opens all ways.
     *
     * @param ports the first port of each process
     */
    Network(List<Integer> ports) throws IOException {
        int count = ports.size();
        gates = new Gate[count][count];
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                gates[from][to] = new Gate();
            }
        }
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                for (int i = 0; i < PORTS && from != to; i++) {
                    int port = ports.get(to) + i;
                    links.add(new Link(
                            new InetSocketAddress(address(from, to), port),
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                            gates[from][to],
                            gates[to][from]));
                }
            }
        }
    }

    private static InetAddress address(int from, int to) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 20, (byte) (from + 1), (byte) (to + 1)});
    }

    /** The name by which processes know one. */
    static String host(int node) {
        return "node-" + node;
    }

    /** What the names mean to a process, in the form of {@code /etc/hosts}. */
    Path hosts(int node, Path directory) throws IOException {
        StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
        for (int to = 0; to < gates.length; to++) {
            text.append(to == node ? "127.0.0.1" : address(node, to).getHostAddress())
                    .append(' ')
                    .append(host(to))
                    .append('\n');
        }
        return Files.writeString(directory.resolve(host(node) + ".hosts"), text);
    }

    /** Nothing that a process sends arrives at another one. */
    void cut(int from, int to) {
        gates[from][to].shut();
    }

    /** Everything arrives again, also what was held back. */
    void mend() {
        for (Gate[] row : gates) {
            for (Gate gate : row) {
                gate.open();
            }
        }
    }

    @Override
    public void close() throws IOException {
        mend();
        for (Link link : links) {
            link.close();
        }
    }
}
