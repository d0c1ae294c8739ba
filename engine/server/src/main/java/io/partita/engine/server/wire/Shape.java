package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON value may be. Shapes are constants: they have no state and any number of threads use them at once.
 *
 * @param <T> what is read
 */
public interface Shape<T> {

    /**
     * Reads the value at whose first token the parser stands, and leaves the parser at its last.
     *
     * @return null for a value that counts as absent
     * @throws io.partita.engine.server.error.ServiceException SERIALIZATION if it is of another type
     * @throws IOException if it is no JSON
     */
    @Nullable
    T read(JsonParser json) throws IOException;

    /** Checks what lies within a value that was read. */
    default void check(T value, Location location, Violations violations) {}
}
