package io.partita.tck.architecture.broken.engine.cluster.timing;

final class ReadsClock {
    private ReadsClock() {}

    static long now() {
        return System.nanoTime();
    }
}
