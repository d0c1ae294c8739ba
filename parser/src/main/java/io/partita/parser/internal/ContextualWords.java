package io.partita.parser.internal;

/**
 * Tells apart the words that mean two things by the token before or after them, so that the grammar need not look
 * ahead: DATE is a name unless a text follows, CAST unless a parenthesis does; every word after a dot is a name; VALUE
 * after SELECT begins SELECT VALUE only if it cannot be a column.
 */
final class ContextualWords {
    private ContextualWords() {}

    /** Gives the token at an index the type that it has in its context. */
    static void resolve(TokenList tokens, int at) {
        int type = tokens.type(at);
        if (type == PartitaLexer.LPAREN) {
            if (beginsQuery(tokens.type(at + 1))) {
                tokens.setType(at, PartitaLexer.QUERY_OPEN);
            }
        } else if (Words.isWord(type)) {
            resolveWord(tokens, at, type);
        }
    }

    private static void resolveWord(TokenList tokens, int at, int type) {
        if (tokens.type(at - 1) == PartitaLexer.DOT) {
            tokens.setType(at, PartitaLexer.IDENTIFIER);
            return;
        }
        switch (type) {
            case PartitaLexer.DATE, PartitaLexer.TIME, PartitaLexer.TIMESTAMP -> {
                if (tokens.type(at + 1) != PartitaLexer.STRING && !isTimeZone(tokens, at)) {
                    tokens.setType(at, PartitaLexer.IDENTIFIER);
                }
            }
            case PartitaLexer.INTERVAL -> tokens.setType(at, interval(tokens, at));
            case PartitaLexer.GROUPING -> {
                if (tokens.type(at + 1) != PartitaLexer.SETS || tokens.type(at + 2) != PartitaLexer.LPAREN) {
                    tokens.setType(at, PartitaLexer.IDENTIFIER);
                }
            }
            case PartitaLexer.SYMMETRIC, PartitaLexer.ASYMMETRIC -> {
                if (tokens.type(at - 1) != PartitaLexer.BETWEEN || mayFollowBound(tokens.type(at + 1))) {
                    tokens.setType(at, PartitaLexer.IDENTIFIER);
                }
            }
            case PartitaLexer.CAST,
                    PartitaLexer.CUBE,
                    PartitaLexer.EXTRACT,
                    PartitaLexer.JSON_OBJECT,
                    PartitaLexer.OVERLAY,
                    PartitaLexer.POSITION,
                    PartitaLexer.ROLLUP,
                    PartitaLexer.SUBSTRING,
                    PartitaLexer.TRIM,
                    PartitaLexer.TRY_CAST,
                    PartitaLexer.UNNEST -> {
                if (tokens.type(at + 1) != PartitaLexer.LPAREN) {
                    tokens.setType(at, PartitaLexer.IDENTIFIER);
                }
            }
            case PartitaLexer.VALUE -> {
                if (followsSelect(tokens, at) && beginsValue(tokens, at + 1)) {
                    tokens.setType(at, PartitaLexer.SELECT_VALUE);
                }
            }
            default -> {}
        }
    }

    /** {@code WITH TIME ZONE}, {@code WITHOUT TIME ZONE}. */
    private static boolean isTimeZone(TokenList tokens, int at) {
        int before = tokens.type(at - 1);
        return tokens.type(at + 1) == PartitaLexer.ZONE
                && (before == PartitaLexer.WITH || before == PartitaLexer.WITHOUT);
    }

    /** {@code INTERVAL '1' DAY}, {@code INTERVAL '1 day'}, or a name. */
    private static int interval(TokenList tokens, int at) {
        boolean text = tokens.type(at + 1) == PartitaLexer.STRING;
        if ((text || tokens.type(at + 1) == PartitaLexer.INTEGER) && isField(tokens.type(at + 2))) {
            return PartitaLexer.INTERVAL;
        }
        return text ? PartitaLexer.INTERVAL_TEXT : PartitaLexer.IDENTIFIER;
    }

    private static boolean isField(int type) {
        return switch (type) {
            case PartitaLexer.YEAR,
                    PartitaLexer.QUARTER,
                    PartitaLexer.MONTH,
                    PartitaLexer.WEEK,
                    PartitaLexer.DAY,
                    PartitaLexer.HOUR,
                    PartitaLexer.MINUTE,
                    PartitaLexer.SECOND -> true;
            default -> false;
        };
    }

    /** Whether what stands before, behind BETWEEN, is a value: {@code BETWEEN symmetric AND 5}. */
    private static boolean mayFollowBound(int type) {
        return switch (type) {
            case PartitaLexer.AND,
                    PartitaLexer.DOT,
                    PartitaLexer.STAR,
                    PartitaLexer.SLASH,
                    PartitaLexer.PERCENT,
                    PartitaLexer.CONCATENATE,
                    PartitaLexer.DOUBLE_COLON -> true;
            default -> false;
        };
    }

    private static boolean beginsQuery(int type) {
        return type == PartitaLexer.SELECT || type == PartitaLexer.WITH || type == PartitaLexer.VALUES;
    }

    /**
     * Whether a parenthesis holds a query because all that it begins with is one: {@code ((SELECT 1) UNION ..)}, as
     * opposed to {@code ((SELECT 1) + 1)}.
     *
     * @param after the type of the token after the inner query's closing parenthesis
     */
    static boolean continuesQuery(int after) {
        return switch (after) {
            case PartitaLexer.UNION,
                    PartitaLexer.INTERSECT,
                    PartitaLexer.EXCEPT,
                    PartitaLexer.ORDER,
                    PartitaLexer.LIMIT,
                    PartitaLexer.OFFSET,
                    PartitaLexer.FETCH,
                    PartitaLexer.RPAREN -> true;
            default -> false;
        };
    }

    private static boolean followsSelect(TokenList tokens, int at) {
        int before = at - 1;
        if (tokens.type(before) == PartitaLexer.DISTINCT || tokens.type(before) == PartitaLexer.ALL) {
            before--;
        }
        if (tokens.type(before) == PartitaLexer.HINT_CLOSE) {
            while (before >= 0 && tokens.type(before) != PartitaLexer.HINT_OPEN) {
                before--;
            }
            before--;
        }
        return tokens.type(before) == PartitaLexer.SELECT;
    }

    /** Whether an expression begins here; {@code value + 1}, {@code value[0]} and {@code value NOT IN} are columns. */
    private static boolean beginsValue(TokenList tokens, int at) {
        int type = tokens.type(at);
        return switch (type) {
            case PartitaLexer.LPAREN,
                    PartitaLexer.LBRACE,
                    PartitaLexer.SET_OPEN,
                    PartitaLexer.PARAMETER,
                    PartitaLexer.STRING,
                    PartitaLexer.BINARY,
                    PartitaLexer.INTEGER,
                    PartitaLexer.DECIMAL,
                    PartitaLexer.IDENTIFIER,
                    PartitaLexer.QUOTED_NAME,
                    PartitaLexer.CASE,
                    PartitaLexer.EXISTS,
                    PartitaLexer.NULL,
                    PartitaLexer.MISSING,
                    PartitaLexer.TRUE,
                    PartitaLexer.FALSE,
                    PartitaLexer.CURRENT_DATE,
                    PartitaLexer.CURRENT_TIME,
                    PartitaLexer.CURRENT_TIMESTAMP,
                    PartitaLexer.LOCALTIME,
                    PartitaLexer.LOCALTIMESTAMP -> true;
            case PartitaLexer.LBRACKET -> !isIndex(tokens, at);
            case PartitaLexer.NOT -> !isTest(tokens.type(at + 1));
            default -> Words.isWord(type) && !Words.isReserved(type) && !mayFollowColumn(type);
        };
    }

    private static boolean isIndex(TokenList tokens, int at) {
        return tokens.type(at + 2) == PartitaLexer.RBRACKET
                && (tokens.type(at + 1) == PartitaLexer.INTEGER || tokens.type(at + 1) == PartitaLexer.STRING);
    }

    private static boolean isTest(int type) {
        return type == PartitaLexer.IN || type == PartitaLexer.BETWEEN || isLike(type);
    }

    private static boolean isLike(int type) {
        return type == PartitaLexer.LIKE || type == PartitaLexer.ILIKE;
    }

    private static boolean mayFollowColumn(int type) {
        return type == PartitaLexer.ILIKE
                || type == PartitaLexer.OFFSET
                || type == PartitaLexer.FETCH
                || type == PartitaLexer.WINDOW
                || type == PartitaLexer.RETURNING;
    }
}
