package io.partita.parser.internal;

import org.antlr.v4.runtime.Token;

/** What is wrong with a piece of text that is no token. */
final class LexicalMistakes {
    private static final String PARAMETER = "a parameter is written ?, without a name or a number";

    private LexicalMistakes() {}

    /** Refuses a token that the lexer has made of what it could not read. */
    static void check(Source source, Token token) {
        switch (token.getType()) {
            case PartitaLexer.NUMBERED_PARAMETER -> throw failure(source, token, PARAMETER);
            case PartitaLexer.NAME_AFTER_NUMBER ->
                throw failure(
                        source,
                        token,
                        source.text(token)
                                + " is neither a number nor a name; a name that begins with a digit stands in double quotes");
            case PartitaLexer.UNTERMINATED_STRING ->
                throw failure(
                        source, token, "the text that begins here has no closing '; a ' inside a text is written ''");
            case PartitaLexer.UNTERMINATED_NAME ->
                throw failure(
                        source,
                        token,
                        "the name that begins here has no closing \"; a \" inside a name is written \"\"");
            case PartitaLexer.UNTERMINATED_COMMENT ->
                throw failure(source, token, "the comment that begins here has no closing */");
            case PartitaLexer.UNKNOWN_SIGN -> throw failure(source, token, unknownSign(source.text(token)));
            default -> {}
        }
    }

    private static SyntaxFailure failure(Source source, Token token, String problem) {
        return source.failure(token, problem);
    }

    private static String unknownSign(String sign) {
        return switch (sign) {
            case "`" -> "names are quoted with \", not with `";
            case "\u2018", "\u2019", "\u201C", "\u201D" ->
                "typographic quotes are not quotes;" + " text stands in '...', a name in \"...\"";
            case "@" -> sign + " is not part of the language; " + PARAMETER;
            case "#" -> sign + " is not part of the language; a comment begins with --, and " + PARAMETER;
            case "~" -> sign + " is not part of the language; a pattern is tested with LIKE";
            case "*" -> "a hint ends with */";
            case "|" -> "| is not an operator; texts are joined with ||, conditions with OR";
            case "&" -> "& is not an operator; conditions are joined with AND";
            case "!" -> "! is not an operator; a condition is negated with NOT, unequal is <> or !=";
            default -> describe(sign.charAt(0)) + " is not part of the language";
        };
    }

    private static String describe(char sign) {
        boolean visible = !Character.isISOControl(sign) && !Character.isSurrogate(sign) && Character.isDefined(sign);
        return visible ? String.valueOf(sign) : String.format("the character U+%04X", (int) sign);
    }
}
