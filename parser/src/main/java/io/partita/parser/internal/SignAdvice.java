package io.partita.parser.internal;

import org.antlr.v4.runtime.misc.IntervalSet;

/** One sentence more about a sign, a text or a number that stands in the way; empty if there is nothing to say. */
final class SignAdvice {
    static final String PARAMETER = "A parameter is written ?, without a name or a number.";
    static final String STEPS = "What a map holds is reached by a dot, what a list holds by [n].";

    private final Source source;
    private final TokenList tokens;
    private final IntervalSet expected;

    SignAdvice(Source source, TokenList tokens, IntervalSet expected) {
        this.source = source;
        this.tokens = tokens;
        this.expected = expected;
    }

    /** What to say about a name in the place of a map's key. */
    static String mapKey(String name) {
        return "A name in a map stands in single quotes: {'" + name + "': value}.";
    }

    String on(int at) {
        return switch (tokens.type(at)) {
            case PartitaLexer.COLON -> onColon(at);
            case PartitaLexer.COMMA -> onComma(at);
            case PartitaLexer.EQUAL -> tokens.type(at - 1) == PartitaLexer.EQUAL ? "Equality is a single =." : "";
            case PartitaLexer.LESS -> tokens.type(at - 1) == PartitaLexer.EQUAL ? "Less or equal is written <=." : "";
            case PartitaLexer.GREATER -> onGreater(at);
            case PartitaLexer.MINUS -> onMinus(at);
            case PartitaLexer.PLUS ->
                tokens.type(at + 1) == PartitaLexer.EQUAL ? "Written SET name = name + value." : "";
            case PartitaLexer.SLASH ->
                tokens.type(at - 1) == PartitaLexer.SLASH || tokens.type(at + 1) == PartitaLexer.SLASH
                        ? "A comment begins with --."
                        : "";
            case PartitaLexer.PERCENT -> expected.contains(PartitaLexer.PARAMETER) ? PARAMETER : "";
            case PartitaLexer.QUOTED_NAME -> onQuotedName(at);
            case PartitaLexer.STRING -> onString(at);
            case PartitaLexer.INTEGER -> onInteger(at);
            case PartitaLexer.LBRACE -> onBrace(at);
            case PartitaLexer.LBRACKET -> isNameOnly() ? "A name stands in double quotes, not in brackets." : "";
            case PartitaLexer.LPAREN ->
                tokens.type(at - 1) == PartitaLexer.CONFLICT
                        ? "ON CONFLICT names no columns: it is about the key of the table."
                        : "";
            case PartitaLexer.HINT_OPEN -> "Hints stand directly after SELECT, INSERT, UPDATE or DELETE.";
            default -> "";
        };
    }

    private String onColon(int at) {
        if (tokens.type(at - 2) == PartitaLexer.LBRACE && isName(tokens.type(at - 1))) {
            return mapKey(source.text(tokens.get(at - 1)));
        }
        if (tokens.type(at + 1) == PartitaLexer.EQUAL) {
            return "A value is assigned by =.";
        }
        return expected.contains(PartitaLexer.SLASH) ? STEPS : PARAMETER;
    }

    private String onComma(int at) {
        if (tokens.type(at - 2) == PartitaLexer.LIMIT) {
            return "The rows to skip are written OFFSET n, after LIMIT.";
        }
        if (expected.contains(PartitaLexer.COMMA) || !expected.contains(PartitaLexer.AND)) {
            return "";
        }
        if (tokens.type(at - 1) == PartitaLexer.RBRACE && expected.contains(PartitaLexer.RETURNING)) {
            return "VALUE takes one item.";
        }
        if (expected.contains(PartitaLexer.AS)) {
            return "Written CAST(value AS type).";
        }
        return expected.contains(PartitaLexer.OR)
                ? "Conditions are joined with AND or OR."
                : "The two bounds of BETWEEN are joined with AND.";
    }

    private String onGreater(int at) {
        return switch (tokens.type(at - 1)) {
            case PartitaLexer.EQUAL -> "Greater or equal is written >=.";
            case PartitaLexer.MINUS -> STEPS;
            case PartitaLexer.LESS_OR_EQUAL -> "Equality that takes NULL for a value is written IS NOT DISTINCT FROM.";
            default -> "";
        };
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
        if (tokens.type(at - 1) == PartitaLexer.STRING && expected.contains(PartitaLexer.CONCATENATE)) {
            return "Texts are joined with ||; a ' inside a text is written ''.";
        }
        if (tokens.type(at - 1) == PartitaLexer.IDENTIFIER && touchesLast(at)) {
            return "A text has no prefix.";
        }
        if (expected.contains(PartitaLexer.QUOTED_NAME) && !expected.contains(PartitaLexer.STRING)) {
            String text = source.text(tokens.get(at));
            return "Single quotes make a text; a name stands in double quotes: \""
                    + text.substring(1, text.length() - 1).replace("\"", "\"\"") + "\".";
        }
        return "";
    }

    private String onInteger(int at) {
        if (tokens.type(at - 1) == PartitaLexer.PARAMETER && touchesLast(at)) {
            return PARAMETER;
        }
        return switch (Words.upperCase(source.text(tokens.get(at - 1)))) {
            case "DATE" -> "A date is written DATE '2026-01-31'.";
            case "TIME" -> "A time is written TIME '23:59:59'.";
            case "TIMESTAMP" -> "A timestamp is written TIMESTAMP '2026-01-31 23:59:59'.";
            case "INTERVAL" -> "An interval is written INTERVAL '5' DAY.";
            default -> "";
        };
    }

    private String onBrace(int at) {
        if (tokens.type(at - 1) == PartitaLexer.VALUES) {
            return "One item follows VALUE; rows in parentheses follow VALUES.";
        }
        if (tokens.type(at - 1) == PartitaLexer.IDENTIFIER && "$".equals(source.text(tokens.get(at - 1)))) {
            return PARAMETER;
        }
        if (expected.contains(PartitaLexer.VALUES)) {
            return tokens.type(at - 1) == PartitaLexer.VALUE
                    ? "The name of a table stands between INTO and VALUE."
                    : "An item follows VALUE.";
        }
        return "";
    }

    private boolean isNameOnly() {
        return expected.contains(PartitaLexer.QUOTED_NAME) && !expected.contains(PartitaLexer.STRING);
    }

    private boolean touchesLast(int at) {
        return tokens.get(at).getStartIndex() == tokens.get(at - 1).getStopIndex() + 1;
    }

    private static boolean isName(int type) {
        return type == PartitaLexer.IDENTIFIER
                || type == PartitaLexer.QUOTED_NAME
                || (Words.isWord(type) && !Words.isReserved(type));
    }
}
