package io.partita.engine.server.identity;

import org.jspecify.annotations.Nullable;

/** Users or credentials are not as they must be. Its message says what to do, and never has a secret. */
public final class IdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdentityException(String message) {
        this(message, null);
    }

    IdentityException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
