package io.partita.engine.cluster.node;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, and is closed in reverse. For one thread, and one that closes. */
final class OpenedParts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.getLogger(NodeProcess.class.getName()).log(System.Logger.Level.WARNING, "not closed well", e);
            }
        }
    }
}
