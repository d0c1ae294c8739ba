package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.util.JRaftSignalHandler;

/**
 * Keeps JRaft from handling signals: it would write files into the working directory upon SIGUSR2, with which the JVM
 * suspends threads, for the flight recorder say. JRaft registers its handlers only if it can make all of them, and
 * this one, which it finds as a service, cannot be made. JRaft logs that once.
 */
public final class NoSignalHandler implements JRaftSignalHandler {

    /** Does not work. */
    public NoSignalHandler() {
        throw new UnsupportedOperationException("signals are left to the JVM");
    }

    @Override
    public void handle(String signal) {
        throw new UnsupportedOperationException("signals are left to the JVM");
    }
}
