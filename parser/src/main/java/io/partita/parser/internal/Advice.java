package io.partita.parser.internal;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** One sentence more about a mistake that people make often; empty if there is nothing to say. */
final class Advice {
    private final Source source;
    private final TokenList tokens;
    private final IntervalSet expected;

    Advice(Source source, TokenList tokens, IntervalSet expected) {
        this.source = source;
        this.tokens = tokens;
        this.expected = expected;
    }

    String on(int at) {
        return switch (tokens.type(at)) {
            case PartitaLexer.COLON -> onColon(at);
            case PartitaLexer.COMMA -> onComma(at);
            case PartitaLexer.EQUAL -> tokens.type(at - 1) == PartitaLexer.EQUAL ? "Equality is a single =." : "";
            case PartitaLexer.MINUS -> onMinus(at);
            case PartitaLexer.QUOTED_NAME -> onQuotedName(at);
            case PartitaLexer.STRING -> onString(at);
            case PartitaLexer.LBRACE ->
                tokens.type(at - 1) == PartitaLexer.VALUES
                        ? "One item follows VALUE; rows in parentheses follow VALUES."
                        : "";
            case PartitaLexer.HINT_OPEN -> "Hints stand directly after SELECT, INSERT, UPDATE or DELETE.";
            case Token.EOF -> "";
            default -> onWord(at);
        };
    }

    private String onColon(int at) {
        boolean key = tokens.type(at - 2) == PartitaLexer.LBRACE && isName(tokens.type(at - 1));
        return key ? mapKey(at - 1) : "A parameter is written ?, without a name.";
    }

    private String mapKey(int at) {
        return "A name in a map stands in single quotes: {'" + source.text(tokens.get(at)) + "': value}.";
    }

    private String onComma(int at) {
        if (tokens.type(at - 2) == PartitaLexer.LIMIT) {
            return "The rows to skip are written OFFSET n, after LIMIT.";
        }
        return expected.contains(PartitaLexer.AND) && !expected.contains(PartitaLexer.COMMA)
                ? "Conditions are joined with AND or OR."
                : "";
    }

    private String onMinus(int at) {
        return isName(tokens.type(at - 1)) && isName(tokens.type(at + 1))
                ? "A name with a - in it stands in double quotes."
                : "";
    }

    private String onQuotedName(int at) {
        if (expected.contains(PartitaLexer.STRING) && !expected.contains(PartitaLexer.QUOTED_NAME)) {
            String name = source.text(tokens.get(at));
            return "Double quotes make a name; a text stands in single quotes: '"
                    + name.substring(1, name.length() - 1).replace("'", "''") + "'.";
        }
        return "";
    }

    private String onString(int at) {
        if (expected.contains(PartitaLexer.QUOTED_NAME) && !expected.contains(PartitaLexer.STRING)) {
            String text = source.text(tokens.get(at));
            return "Single quotes make a text; a name stands in double quotes: \""
                    + text.substring(1, text.length() - 1).replace("\"", "\"\"") + "\".";
        }
        return "";
    }

    private String onWord(int at) {
        int before = tokens.type(at - 1);
        if (before == PartitaLexer.PARAMETER
                && tokens.get(at).getStartIndex() == tokens.get(at - 1).getStopIndex() + 1) {
            return "A parameter is written ?, without a name or a number.";
        }
        boolean remove = before == PartitaLexer.REMOVE && tokens.type(at - 2) == PartitaLexer.COMMA;
        if (remove || (before == PartitaLexer.COMMA && Words.isReserved(tokens.type(at)))) {
            return "There may be a comma too many.";
        }
        if (tokens.type(at + 1) == PartitaLexer.COLON && expected.contains(PartitaLexer.STRING)) {
            return mapKey(at);
        }
        if (tokens.type(at) == PartitaLexer.VALUE && expected.contains(PartitaLexer.VALUES)) {
            return "VALUE takes one item; rows in parentheses follow VALUES.";
        }
        if (isMeantAsName(at)) {
            String word = source.text(tokens.get(at));
            return word + " is a reserved word; as a name it stands in double quotes: \"" + word + "\".";
        }
        return new Spelling(source, tokens, expected).on(at);
    }

    /** A reserved word where a name may stand, before something that only follows a name. */
    private boolean isMeantAsName(int at) {
        int type = tokens.type(at);
        if (!Words.isReserved(type) || !expected.contains(PartitaLexer.QUOTED_NAME)) {
            return false;
        }
        return switch (tokens.type(at + 1)) {
            case PartitaLexer.EQUAL,
                    PartitaLexer.NOT_EQUAL,
                    PartitaLexer.LESS,
                    PartitaLexer.GREATER,
                    PartitaLexer.LESS_OR_EQUAL,
                    PartitaLexer.GREATER_OR_EQUAL,
                    PartitaLexer.COMMA,
                    PartitaLexer.DOT,
                    PartitaLexer.RPAREN,
                    PartitaLexer.IS,
                    PartitaLexer.IN -> true;
            case PartitaLexer.BY -> false;
            default -> type == PartitaLexer.ORDER || type == PartitaLexer.GROUP || type == PartitaLexer.VALUES;
        };
    }

    private static boolean isName(int type) {
        return type == PartitaLexer.IDENTIFIER
                || type == PartitaLexer.QUOTED_NAME
                || (Words.isWord(type) && !Words.isReserved(type));
    }
}
