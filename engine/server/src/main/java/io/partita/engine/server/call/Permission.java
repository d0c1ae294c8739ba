package io.partita.engine.server.call;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a caller may do. */
public interface Permission {

    /** Everything, to everybody: of a server that was told not to ask. */
    Permission EVERYTHING = (action, resource, conditions) -> {};

    /**
     * Refuses what the caller may not do.
     *
     * @param action without the prefix, as in {@code GetItem}
     * @param resource see {@link Resources}
     * @param conditions what policies may ask of the request, by condition key; only looked at if one does
     * @throws io.partita.engine.server.error.ServiceException ACCESS_DENIED
     */
    void require(String action, String resource, Supplier<Map<String, List<String>>> conditions);

    default void require(String action, String resource) {
        require(action, resource, Map::of);
    }
}
