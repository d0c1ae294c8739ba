package io.partita.parser.internal;

import java.util.List;

/** Says of a clause that stands where it cannot why that is: it comes too late, or for the second time. */
final class ClauseOrder {
    private static final List<Integer> ORDER = List.of(
            PartitaLexer.FROM,
            PartitaLexer.WHERE,
            PartitaLexer.GROUP,
            PartitaLexer.HAVING,
            PartitaLexer.ORDER,
            PartitaLexer.LIMIT);

    private ClauseOrder() {}

    /** What is wrong with the place of the word at an index; empty if it is no clause or nothing is to say. */
    static String of(TokenList tokens, int at) {
        int clause = ORDER.indexOf(tokens.type(at));
        int before = last(tokens, at);
        if (before < 0) {
            return "";
        }
        if (isSetOperation(tokens.type(at)) && before >= ORDER.indexOf(PartitaLexer.ORDER)) {
            return "A query with " + name(before) + " stands in parentheses before "
                    + ExpectationNames.word(tokens.type(at)) + ".";
        }
        if (clause < 0 || clause > before) {
            return "";
        }
        if (clause < before) {
            return name(clause) + " stands before " + name(before) + ".";
        }
        return clause == ORDER.indexOf(PartitaLexer.WHERE)
                ? "There is a WHERE already; conditions are joined with AND or OR."
                : "There is " + name(clause) + " already.";
    }

    /** The last clause before an index, in the same query; -1 if there is none. */
    private static int last(TokenList tokens, int at) {
        int closed = 0;
        for (int i = at - 1; i >= 0; i--) {
            int type = tokens.type(i);
            if (type == PartitaLexer.RPAREN) {
                closed++;
            } else if (type == PartitaLexer.LPAREN || type == PartitaLexer.QUERY_OPEN) {
                closed--;
            }
            if (closed < 0 || (closed == 0 && type == PartitaLexer.SELECT)) {
                return -1;
            }
            if (closed == 0 && ORDER.contains(type)) {
                return ORDER.indexOf(type);
            }
        }
        return -1;
    }

    private static boolean isSetOperation(int type) {
        return type == PartitaLexer.UNION || type == PartitaLexer.EXCEPT || type == PartitaLexer.INTERSECT;
    }

    private static String name(int clause) {
        return ExpectationNames.name(ORDER.get(clause));
    }
}
