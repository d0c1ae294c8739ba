package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.item.ByteReader;

/** How deep expressions may lie in each other: as deep as so many operators as the language allows can make them. */
final class Nesting {
    static final int MAX_DEPTH = 300;

    private Nesting() {}

    /** @throws StoreException VALIDATION if there is no deeper */
    static int deeper(int depth) {
        if (depth >= MAX_DEPTH) {
            throw StoreException.validation("An expression is nested deeper than " + MAX_DEPTH + " operators");
        }
        return depth + 1;
    }

    /** @throws StoreException CORRUPTION if there is no deeper */
    static int deeper(ByteReader reader, int depth) {
        if (depth >= MAX_DEPTH) {
            throw reader.corrupt("an expression in it is nested deeper than " + MAX_DEPTH + " operators");
        }
        return depth + 1;
    }
}
