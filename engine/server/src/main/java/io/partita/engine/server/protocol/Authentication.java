package io.partita.engine.server.protocol;

import io.partita.engine.server.call.Permission;
import io.partita.engine.server.http.HttpCall;

/** Finds out who calls. Safe for any number of threads. */
@FunctionalInterface
public interface Authentication {

    /** Nobody is asked, and everybody may do everything. */
    Authentication NONE = call -> new Caller("anonymous", Permission.EVERYTHING);

    /**
     * Who calls, and what they may do.
     *
     * @throws io.partita.engine.server.error.ServiceException if they are not who they say, or do not say it
     */
    Caller authenticate(HttpCall call);

    /** Who calls. */
    record Caller(String name, Permission permission) {}
}
