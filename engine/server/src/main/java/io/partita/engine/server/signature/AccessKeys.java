package io.partita.engine.server.signature;

import org.jspecify.annotations.Nullable;

/** Where access keys are found. Safe for many threads, and fast: it is asked for every request. */
@FunctionalInterface
public interface AccessKeys {
    /**
     * The active key of an identifier, or null if there is none. The same object is returned for as long as the key
     * does not change: it keeps the signing keys that were derived from it.
     */
    @Nullable
    AccessKey find(String accessKeyId);
}
