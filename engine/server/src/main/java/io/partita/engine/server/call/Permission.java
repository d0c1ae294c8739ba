package io.partita.engine.server.call;

import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.Action;

/** What a caller may do. */
@FunctionalInterface
public interface Permission {

    /** Everything, to everybody: of a server that was told not to ask. */
    Permission EVERYTHING = access -> {};

    /**
     * Refuses what the caller may not do.
     *
     * @throws io.partita.engine.server.error.ServiceException ACCESS_DENIED
     */
    void check(Access access);

    /** Refuses an operation on a resource, of which there is nothing else to say, if the caller may not do it. */
    default void require(String operation, String resource) {
        check(Access.of(Action.of(operation), resource));
    }
}
