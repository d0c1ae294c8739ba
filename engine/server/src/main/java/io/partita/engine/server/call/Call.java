package io.partita.engine.server.call;

import com.fasterxml.jackson.core.JsonParser;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** One request of one caller. Not safe to share between threads. */
public final class Call {
    private final JsonParser json;
    private final Permission permission;

    public Call(JsonParser json, Permission permission) {
        this.json = json;
        this.permission = permission;
    }

    /**
     * Reads the whole request; to be called once.
     *
     * @throws io.partita.engine.server.error.ServiceException SERIALIZATION or VALIDATION
     * @throws IOException if it is no JSON
     */
    public Parameters read(Structure structure) throws IOException {
        return structure.request(json);
    }

    /** What the caller may do. */
    public Permission permission() {
        return permission;
    }
}
