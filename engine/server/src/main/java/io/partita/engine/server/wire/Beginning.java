package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.partita.engine.server.error.ServiceException;

/** How a value begins, with the texts that the service has for one that begins in another way. */
final class Beginning {
    /** What is said of a member of a structure that is neither a list nor a map. */
    static final String OF_MEMBER = "Unexpected field type";

    /** What is said of an element of a list or map that is neither a list nor a map. */
    static final String OF_ELEMENT = "Unexpected value type in payload";

    private Beginning() {}

    /**
     * A value that is an object in JSON.
     *
     * @param type the Java type, which the service names to who sends a list
     * @param refusal what it says of anything else
     */
    static void ofObject(JsonParser json, String type, String refusal) {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            throw ServiceException.serialization("Unrecognized collection type " + type);
        } else if (json.currentToken() != JsonToken.START_OBJECT) {
            throw ServiceException.serialization(refusal);
        }
    }

    /**
     * A value that is a list in JSON.
     *
     * @param refusal what the service says of a plain value
     */
    static void ofList(JsonParser json, String refusal) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            throw ServiceException.serialization("Start of structure or map found where not expected");
        } else if (json.currentToken() != JsonToken.START_ARRAY) {
            throw ServiceException.serialization(refusal);
        }
    }
}
