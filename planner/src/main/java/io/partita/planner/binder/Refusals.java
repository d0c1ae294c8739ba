package io.partita.planner.binder;

import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** Refusals that several binders have in common. */
final class Refusals {
    private Refusals() {}

    /** Something that the language has and this version does not execute: {@code joins are not supported yet}. */
    static QueryException notYet(String what, Position position) {
        return new QueryException(QueryErrorCode.NOT_SUPPORTED_YET, what + " not supported yet", position);
    }

    static QueryException invalid(String message, Position position) {
        return new QueryException(QueryErrorCode.INVALID_STATEMENT, message, position);
    }

    /** What Amazon DynamoDB answers, word for word: the position is where the text has it, or nowhere. */
    static QueryException amazon(String message) {
        return new QueryException(QueryErrorCode.INVALID_STATEMENT, message);
    }

    /** A position as Amazon's texts say it: line, column and length. */
    static String at(Position position) {
        return position.line() + ":" + position.column() + ":" + position.length();
    }

    /** The same refusal at a position, if it has none; Amazon's texts stay as they are. */
    static QueryException at(QueryException refusal, Position position, Binding binding) {
        return binding.isAmazon() || !refusal.position().equals(Position.NONE)
                ? refusal
                : new QueryException(refusal.code(), refusal.getMessage(), position);
    }
}
