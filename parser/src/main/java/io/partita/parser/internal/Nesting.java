package io.partita.parser.internal;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Follows brackets and CASE, which make the parser recurse, and the operators, joins and set operations between them,
 * which make the tree deep. Refuses what is nested too deeply, and brackets that do not match.
 */
final class Nesting {
    /**
     * The height that a tree may have: every operator of a chain such as {@code a || b || c} counts one, and so does
     * every bracket. What walks over trees may recurse that deep.
     */
    static final int MAXIMUM_HEIGHT = 250;

    /** As many levels as a subquery counts: parser and tree go that much deeper in it than in a parenthesis. */
    private static final int QUERY_DEPTH = 3;

    private final Source source;
    private final TokenList tokens;
    private final int maximumDepth;
    private NestingLevel level = new NestingLevel(null, null, 0);
    private int depth;

    Nesting(Source source, TokenList tokens, int maximumDepth) {
        this.source = source;
        this.tokens = tokens;
        this.maximumDepth = maximumDepth;
    }

    /** Takes the next token into account; the ones before it must have been. */
    void next(int at) {
        CommonToken token = tokens.get(at);
        switch (token.getType()) {
            case PartitaLexer.LPAREN,
                    PartitaLexer.QUERY_OPEN,
                    PartitaLexer.LBRACKET,
                    PartitaLexer.LBRACE,
                    PartitaLexer.SET_OPEN,
                    PartitaLexer.CASE -> open(token);
            case PartitaLexer.RPAREN, PartitaLexer.RBRACKET, PartitaLexer.RBRACE, PartitaLexer.SET_CLOSE ->
                close(token);
            case PartitaLexer.END -> closeCase(at);
            case Token.EOF -> end();
            default -> {
                if (level.take(tokens, at) > MAXIMUM_HEIGHT) {
                    throw tooHigh(token);
                }
            }
        }
    }

    private void open(CommonToken token) {
        int deeper = token.getType() == PartitaLexer.QUERY_OPEN ? QUERY_DEPTH : 1;
        depth += deeper;
        if (depth > maximumDepth) {
            throw source.failure(
                    token, "nested deeper than " + maximumDepth + " levels, of which a subquery counts " + QUERY_DEPTH);
        }
        level = new NestingLevel(level, token, deeper);
    }

    private void close(CommonToken token) {
        while (level.opener() != null && level.opener().getType() == PartitaLexer.CASE) {
            leave(token);
        }
        CommonToken opener = level.opener();
        if (opener == null) {
            boolean arrow = token.getType() == PartitaLexer.SET_CLOSE
                    && tokens.type(token.getTokenIndex() - 1) == PartitaLexer.MINUS;
            throw source.failure(
                    token,
                    "there is no " + opening(token) + " for this " + source.text(token)
                            + (arrow ? ". " + SignAdvice.STEPS : ""));
        }
        if (closing(opener) != token.getType()) {
            throw source.failure(
                    token,
                    source.text(token) + " cannot close the " + source.text(opener) + " of " + source.position(opener));
        }
        leave(token);
        widenQuery(opener, token);
    }

    /** {@code ((SELECT ..) UNION ..)}: the outer parenthesis holds a query too. */
    private void widenQuery(CommonToken opener, CommonToken closer) {
        int outer = opener.getTokenIndex() - 1;
        if (opener.getType() == PartitaLexer.QUERY_OPEN
                && tokens.type(outer) == PartitaLexer.LPAREN
                && ContextualWords.continuesQuery(tokens.type(closer.getTokenIndex() + 1))) {
            tokens.setType(outer, PartitaLexer.QUERY_OPEN);
        }
    }

    /** END closes a CASE unless it stands where an operand is missing: there it is a name. */
    private void closeCase(int at) {
        CommonToken opener = level.opener();
        if (opener != null && opener.getType() == PartitaLexer.CASE && endsOperand(tokens.type(at - 1))) {
            leave(tokens.get(at));
        }
    }

    /** ESCAPE may be a name too, but to close a CASE too late is harmless. */
    private static boolean endsOperand(int type) {
        return switch (type) {
            case PartitaLexer.IDENTIFIER,
                    PartitaLexer.QUOTED_NAME,
                    PartitaLexer.STRING,
                    PartitaLexer.BINARY,
                    PartitaLexer.INTEGER,
                    PartitaLexer.DECIMAL,
                    PartitaLexer.PARAMETER,
                    PartitaLexer.RPAREN,
                    PartitaLexer.RBRACKET,
                    PartitaLexer.RBRACE,
                    PartitaLexer.SET_CLOSE,
                    PartitaLexer.NULL,
                    PartitaLexer.MISSING,
                    PartitaLexer.TRUE,
                    PartitaLexer.FALSE,
                    PartitaLexer.SET,
                    PartitaLexer.CURRENT_DATE,
                    PartitaLexer.CURRENT_TIME,
                    PartitaLexer.CURRENT_TIMESTAMP -> true;
            case PartitaLexer.ESCAPE -> false;
            default -> Words.isWord(type) && !Words.isReserved(type);
        };
    }

    private void leave(CommonToken token) {
        NestingLevel outer = level.outer();
        if (outer == null) {
            throw new IllegalStateException("the statement itself is no bracket");
        }
        int height = level.height() + 1;
        depth -= level.depth();
        level = outer;
        if (level.hold(height) > MAXIMUM_HEIGHT) {
            throw tooHigh(token);
        }
    }

    private void end() {
        for (NestingLevel open = level; open != null; open = open.outer()) {
            CommonToken opener = open.opener();
            if (opener != null && opener.getType() != PartitaLexer.CASE) {
                throw source.failure(opener, "this " + source.text(opener) + " is never closed");
            }
        }
    }

    private SyntaxFailure tooHigh(Token token) {
        return source.failure(
                token, "more than " + MAXIMUM_HEIGHT + " operators, joins or set operations build on one another here");
    }

    private static int closing(CommonToken opener) {
        return switch (opener.getType()) {
            case PartitaLexer.LBRACKET -> PartitaLexer.RBRACKET;
            case PartitaLexer.LBRACE -> PartitaLexer.RBRACE;
            case PartitaLexer.SET_OPEN -> PartitaLexer.SET_CLOSE;
            default -> PartitaLexer.RPAREN;
        };
    }

    private static String opening(Token closer) {
        return switch (closer.getType()) {
            case PartitaLexer.RBRACKET -> "[";
            case PartitaLexer.RBRACE -> "{";
            case PartitaLexer.SET_CLOSE -> "<<";
            default -> "(";
        };
    }
}
