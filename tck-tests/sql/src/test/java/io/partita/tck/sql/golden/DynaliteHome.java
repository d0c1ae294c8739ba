package io.partita.tck.sql.golden;

import io.partita.engine.remote.dynalite.Dynalite;
import org.jspecify.annotations.Nullable;

/** A process of another implementation of the protocol, which asks for keys and takes any. */
final class DynaliteHome implements Home {
    private @Nullable Dynalite dynalite;

    @Override
    public String open() {
        Dynalite started = Dynalite.start();
        dynalite = started;
        return "jdbc:partita:dynamodb://127.0.0.1:" + started.address().getPort() + "?user=anybody&password=anything";
    }

    @Override
    public void close() {
        if (dynalite != null) {
            dynalite.close();
        }
    }
}
