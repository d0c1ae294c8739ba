package io.partita.engine.remote.error;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Why nobody waits any longer for a node: it has given no sign of life. */
public final class SilentNode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /**
     * @param sent whether a part of the request may have left, so that the node may yet do what it asks when it goes on
     * @param failure how the wait ended; not a cause, for the SDK sends again what has failed because of a connection
     */
    public SilentNode(boolean sent, Throwable failure) {
        super("no sign of life");
        this.sent = sent;
        addSuppressed(failure);
    }

    boolean isSent() {
        return sent;
    }

    /** In the only class that the SDK neither sends again nor makes another one of. */
    public SdkClientException asFailure() {
        return SdkClientException.create("no sign of life", this);
    }
}
