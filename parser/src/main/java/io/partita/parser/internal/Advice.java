package io.partita.parser.internal;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** One sentence more about a mistake that people make often; empty if there is nothing to say. */
final class Advice {
    private static final String SURPLUS_COMMA = "There may be a comma too many.";

    private final Source source;
    private final TokenList tokens;
    private final IntervalSet expected;

    Advice(Source source, TokenList tokens, IntervalSet expected) {
        this.source = source;
        this.tokens = tokens;
        this.expected = expected;
    }

    String on(int at) {
        if (at == 0) {
            return onFirst();
        }
        int type = tokens.type(at);
        if (tokens.type(at - 1) == PartitaLexer.COMMA && isEnd(type)) {
            return SURPLUS_COMMA;
        }
        if (type == Token.EOF) {
            return onEnd(at);
        }
        String advice = Words.isWord(type) || type == PartitaLexer.IDENTIFIER
                ? onWord(at)
                : new SignAdvice(source, tokens, expected).on(at);
        return advice.isEmpty() ? onHabit(at) : advice;
    }

    private static boolean isEnd(int type) {
        return switch (type) {
            case PartitaLexer.RPAREN,
                    PartitaLexer.RBRACKET,
                    PartitaLexer.RBRACE,
                    PartitaLexer.SET_CLOSE,
                    PartitaLexer.SEMICOLON,
                    PartitaLexer.COMMA,
                    Token.EOF -> true;
            default -> false;
        };
    }

    private String onEnd(int at) {
        int image = tokens.type(at - 2);
        boolean returned = image == PartitaLexer.OLD || image == PartitaLexer.NEW;
        return returned && tokens.type(at - 3) == PartitaLexer.RETURNING
                ? "ALL or MODIFIED stands between RETURNING and " + ExpectationNames.word(image) + "."
                : "";
    }

    private String onWord(int at) {
        int before = tokens.type(at - 1);
        if (before == PartitaLexer.PARAMETER
                && tokens.get(at).getStartIndex() == tokens.get(at - 1).getStopIndex() + 1) {
            return SignAdvice.PARAMETER;
        }
        boolean remove = before == PartitaLexer.REMOVE && tokens.type(at - 2) == PartitaLexer.COMMA;
        if (remove || (before == PartitaLexer.COMMA && Words.isReserved(tokens.type(at)) && !isMeantAsName(at))) {
            return SURPLUS_COMMA;
        }
        if (tokens.type(at + 1) == PartitaLexer.COLON && expected.contains(PartitaLexer.STRING)) {
            return SignAdvice.mapKey(word(at));
        }
        if (isMeantAsName(at)) {
            return word(at) + " is a reserved word; as a name it stands in double quotes: \"" + word(at) + "\".";
        }
        return onConstruct(at, before);
    }

    private String onConstruct(int at, int before) {
        return switch (tokens.type(at)) {
            case PartitaLexer.VALUE ->
                expected.contains(PartitaLexer.VALUES)
                        ? "VALUE takes one item; rows in parentheses follow VALUES."
                        : "";
            case PartitaLexer.NULL -> before == PartitaLexer.NOT ? "Written IS NOT NULL." : "";
            case PartitaLexer.BY -> before == PartitaLexer.PARTITION ? "A window stands in parentheses." : "";
            case PartitaLexer.KEY -> isKeyRole(before) ? "A column has a type: id STRING PARTITION KEY." : "";
            case PartitaLexer.ON -> before == PartitaLexer.DISTINCT ? "There is no DISTINCT ON." : "";
            case PartitaLexer.SET ->
                expected.contains(PartitaLexer.VALUES) ? "Written VALUE {'name': value} or (name) VALUES (value)." : "";
            case PartitaLexer.OR ->
                before == PartitaLexer.INSERT ? "An item is written over by REPLACE INTO or UPSERT INTO." : "";
            case PartitaLexer.LIMIT, PartitaLexer.ORDER ->
                isUpdateOrDelete() ? "UPDATE and DELETE have no ORDER BY and no LIMIT." : ClauseOrder.of(tokens, at);
            default -> ClauseOrder.of(tokens, at);
        };
    }

    private boolean isUpdateOrDelete() {
        return tokens.type(0) == PartitaLexer.UPDATE || tokens.type(0) == PartitaLexer.DELETE;
    }

    private static boolean isKeyRole(int type) {
        return type == PartitaLexer.PARTITION || type == PartitaLexer.SORT || type == PartitaLexer.PRIMARY;
    }

    private String onFirst() {
        if (tokens.type(0) == PartitaLexer.LBRACE) {
            return "There are no stored procedures to call.";
        }
        String advice = tokens.type(0) == Token.EOF ? "" : ForeignWords.first(word(0));
        return advice.isEmpty() ? new Spelling(source, tokens, expected).on(0) : advice;
    }

    /** What another database would have taken, or a word that is nearly one of ours. */
    private String onHabit(int at) {
        for (int i = at; i >= Math.max(0, at - 1); i--) {
            if (tokens.type(i) == PartitaLexer.IDENTIFIER
                    && !ForeignWords.within(word(i)).isEmpty()) {
                return ForeignWords.within(word(i));
            }
        }
        String far = onHabitBefore(at);
        return far.isEmpty() ? new Spelling(source, tokens, expected).on(at) : far;
    }

    /** What was taken for names at first: {@code SELECT TOP(10) *}, {@code FOREIGN KEY (..)}, {@code IF EXIST}. */
    private String onHabitBefore(int at) {
        if (tokens.type(at - 1) == PartitaLexer.IF && tokens.type(at) == PartitaLexer.IDENTIFIER) {
            return "Written IF EXISTS.";
        }
        if (tokens.type(at - 1) == PartitaLexer.KEY && tokens.type(at - 2) == PartitaLexer.PRIMARY) {
            return "The columns of a primary key stand in parentheses.";
        }
        for (int i = Math.max(0, at - 6); i < at - 1; i++) {
            boolean top = tokens.type(i - 1) == PartitaLexer.SELECT && tokens.type(i + 1) == PartitaLexer.LPAREN;
            boolean foreign = tokens.type(i + 1) == PartitaLexer.KEY;
            if (tokens.type(i) == PartitaLexer.IDENTIFIER && (top || foreign)) {
                return ForeignWords.within(word(i));
            }
        }
        return "";
    }

    private String word(int at) {
        return source.text(tokens.get(at));
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
}
