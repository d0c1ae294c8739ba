package io.partita.engine.server.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text of a policy that may name the user: {@code arn:aws:dynamodb:*:*:table/${aws:username}-*}. {@code ${*}},
 * {@code ${?}} and {@code ${$}} are these characters and no wildcards.
 */
final class PolicyText {
    private static final String USER_NAME = ConditionKey.USER_NAME.text();

    /** One piece: text that may have wildcards, text that has none, or the name of the user. */
    private record Piece(Kind kind, String text) {}

    private enum Kind {
        TEXT,
        LITERAL,
        USER_NAME
    }

    private final List<Piece> pieces;

    private PolicyText(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** @throws IllegalArgumentException if it has a variable that there is not, or one that does not end */
    static PolicyText parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        int variable = text.indexOf("${");
        while (variable >= 0) {
            int end = text.indexOf('}', variable);
            if (end < 0) {
                throw new IllegalArgumentException(
                        "the variable in '" + text + "' does not end; write it as ${" + USER_NAME + "}");
            }
            pieces.add(new Piece(Kind.TEXT, text.substring(start, variable)));
            pieces.add(variable(text.substring(variable + 2, end)));
            start = end + 1;
            variable = text.indexOf("${", start);
        }
        pieces.add(new Piece(Kind.TEXT, text.substring(start)));
        return new PolicyText(pieces);
    }

    private static Piece variable(String name) {
        if (name.equals("*") || name.equals("?") || name.equals("$")) {
            return new Piece(Kind.LITERAL, name);
        } else if (name.toLowerCase(Locale.ROOT).equals(USER_NAME)) {
            return new Piece(Kind.USER_NAME, "");
        }
        throw new IllegalArgumentException("unknown variable ${" + name + "}; there is ${" + USER_NAME
                + "}, and ${*}, ${?} and ${$} for these characters themselves");
    }

    /** The text for one user, with its wildcards. */
    WildcardPattern pattern(String userName) {
        WildcardPattern pattern = WildcardPattern.literal("");
        for (Piece piece : pieces) {
            WildcardPattern next = switch (piece.kind()) {
                case TEXT -> WildcardPattern.of(piece.text());
                case LITERAL -> WildcardPattern.literal(piece.text());
                case USER_NAME -> WildcardPattern.literal(userName);
            };
            pattern = pattern.followedBy(next);
        }
        return pattern;
    }

    /** The text for one user, in which stars and question marks stand for themselves. */
    String literal(String userName) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.kind() == Kind.USER_NAME ? userName : piece.text());
        }
        return text.toString();
    }
}
