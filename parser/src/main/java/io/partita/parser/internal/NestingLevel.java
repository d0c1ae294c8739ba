package io.partita.parser.internal;

import org.antlr.v4.runtime.CommonToken;
import org.jspecify.annotations.Nullable;

/**
 * What stands between one opening bracket and its closing one: segments between separators (commas, AND, OR, the words
 * that begin clauses), which do not build on one another; the joins of a query body, which do; and the bodies of set
 * operations, which do again. Never reports less than the height of the tree.
 */
final class NestingLevel {
    private final @Nullable NestingLevel outer;
    private final @Nullable CommonToken opener;
    private final int depth;
    private int operators;
    private int held;
    private int betweens;
    private int tallestSegment;
    private int joins;
    private int tallestBody;
    private int setOperations;
    private boolean inFrom;

    /**
     * A level inside another; without an opener it is the statement itself.
     *
     * @param depth how many levels it counts
     */
    NestingLevel(@Nullable NestingLevel outer, @Nullable CommonToken opener, int depth) {
        this.outer = outer;
        this.opener = opener;
        this.depth = depth;
    }

    @Nullable
    NestingLevel outer() {
        return outer;
    }

    @Nullable
    CommonToken opener() {
        return opener;
    }

    int depth() {
        return depth;
    }

    int height() {
        int segment = Math.max(tallestSegment, operators + held);
        return Math.max(tallestBody, segment + joins) + setOperations;
    }

    /** Takes a closed level into account; returns the height so far. */
    int hold(int height) {
        held = Math.max(held, height);
        return height();
    }

    /** Takes a token that is no bracket into account; returns the height so far. */
    int take(TokenList tokens, int at) {
        switch (tokens.type(at)) {
            case PartitaLexer.COMMA -> comma();
            case PartitaLexer.AND -> and();
            case PartitaLexer.SET -> set(tokens, at);
            case PartitaLexer.FROM -> from(tokens, at);
            case PartitaLexer.OR, PartitaLexer.WHEN, PartitaLexer.THEN, PartitaLexer.ELSE, PartitaLexer.ON ->
                separate();
            case PartitaLexer.SELECT,
                    PartitaLexer.WHERE,
                    PartitaLexer.GROUP,
                    PartitaLexer.HAVING,
                    PartitaLexer.ORDER,
                    PartitaLexer.LIMIT -> clause();
            case PartitaLexer.JOIN -> join();
            case PartitaLexer.UNION, PartitaLexer.INTERSECT, PartitaLexer.EXCEPT -> setOperation();
            case PartitaLexer.BETWEEN -> {
                betweens++;
                operators++;
            }
            default -> {
                if (isOperator(tokens.type(at))) {
                    operators++;
                }
            }
        }
        return height();
    }

    private void separate() {
        tallestSegment = Math.max(tallestSegment, operators + held);
        operators = 0;
        held = 0;
        betweens = 0;
    }

    private void clause() {
        separate();
        inFrom = false;
    }

    private void comma() {
        separate();
        if (inFrom) {
            joins++;
        }
    }

    private void and() {
        if (betweens > 0) {
            betweens--;
        } else {
            separate();
        }
    }

    /** SET begins a clause, but not in {@code IS STRING SET}, where the operators go on. */
    private void set(TokenList tokens, int at) {
        int before = tokens.type(at - 2);
        if (before != PartitaLexer.IS && before != PartitaLexer.NOT && before != PartitaLexer.AS) {
            separate();
        }
    }

    /** FROM begins a clause, but not in {@code IS DISTINCT FROM}. */
    private void from(TokenList tokens, int at) {
        if (tokens.type(at - 1) != PartitaLexer.DISTINCT) {
            separate();
            inFrom = true;
        }
    }

    private void join() {
        separate();
        joins++;
    }

    private void setOperation() {
        clause();
        tallestBody = Math.max(tallestBody, tallestSegment + joins);
        tallestSegment = 0;
        joins = 0;
        setOperations++;
    }

    private static boolean isOperator(int type) {
        return (type >= PartitaLexer.STAR && type <= PartitaLexer.GREATER_OR_EQUAL)
                || type == PartitaLexer.NOT
                || type == PartitaLexer.IS
                || type == PartitaLexer.IN
                || type == PartitaLexer.LIKE
                || type == PartitaLexer.ILIKE;
    }
}
