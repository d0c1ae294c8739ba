package io.partita.engine.server.signature;

import java.util.Comparator;

/**
 * One parameter of a query, in canonical encoding.
 *
 * @param name encoded, never null
 * @param value encoded; empty if there was none
 */
record QueryParameter(String name, String value) {
    static final Comparator<QueryParameter> CANONICAL_ORDER =
            Comparator.comparing(QueryParameter::name).thenComparing(QueryParameter::value);
}
