package io.partita.engine.remote.error;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** That somebody who was to ask an endpoint has no credentials; the message says who, and why. */
public final class NoCredentials extends SdkClientException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the SDK says of it, in whatever class */
    public NoCredentials(String message, @Nullable Throwable cause) {
        super(SdkClientException.builder().message(message).cause(cause));
    }
}
