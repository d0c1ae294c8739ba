package io.partita.engine.api.table;

import java.util.Set;

/**
 * Which attributes an index holds. Its own key and the table's key are always among them.
 *
 * @param kind all, keys only, or the keys and the included attributes
 * @param included the attributes of kind INCLUDE; empty otherwise
 */
public record IndexProjection(Kind kind, Set<String> included) {

    public static final IndexProjection ALL = new IndexProjection(Kind.ALL, Set.of());
    public static final IndexProjection KEYS_ONLY = new IndexProjection(Kind.KEYS_ONLY, Set.of());

    public IndexProjection {
        included = Set.copyOf(included);
        if ((kind == Kind.INCLUDE) == included.isEmpty()) {
            throw new IllegalArgumentException("INCLUDE names at least one attribute, and the others name none");
        }
    }

    public static IndexProjection include(Set<String> attributes) {
        return new IndexProjection(Kind.INCLUDE, attributes);
    }

    /** The three projections of the protocol. */
    public enum Kind {
        ALL,
        KEYS_ONLY,
        INCLUDE
    }
}
