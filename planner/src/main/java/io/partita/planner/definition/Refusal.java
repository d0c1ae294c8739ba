package io.partita.planner.definition;

import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** The refusals that definitions have in common. */
final class Refusal {
    private Refusal() {}

    static QueryException invalid(String message, Position position) {
        return new QueryException(QueryErrorCode.INVALID_STATEMENT, message, position);
    }

    /** Something that the language has and this version does not execute: {@code DEFAULT is not supported yet}. */
    static QueryException notYet(String what, Position position) {
        return new QueryException(QueryErrorCode.NOT_SUPPORTED_YET, what + " not supported yet", position);
    }

    static QueryException twice(String kind, Identifier name) {
        return invalid("the " + kind + " " + name.text() + " is declared twice", name.position());
    }
}
