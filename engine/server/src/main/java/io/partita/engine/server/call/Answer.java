package io.partita.engine.server.call;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes the JSON of an answer, once. */
@FunctionalInterface
public interface Answer {
    /** {@code {}}. */
    Answer EMPTY = json -> {
        json.writeStartObject();
        json.writeEndObject();
    };

    void write(JsonGenerator json) throws IOException;
}
