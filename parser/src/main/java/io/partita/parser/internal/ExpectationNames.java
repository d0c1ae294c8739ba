package io.partita.parser.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in a few words which tokens might have stood in a place: the most telling first, kinds instead of lists. */
final class ExpectationNames {
    private static final int SHOWN = 5;
    private static final IntervalSet EXPRESSION = first(PartitaParser.RULE_expression);
    private static final IntervalSet NAME = first(PartitaParser.RULE_bareAlias);
    private static final IntervalSet CLAUSE_WORD = first(PartitaParser.RULE_clauseWord);
    private static final IntervalSet FIELD = first(PartitaParser.RULE_temporalField);
    private static final IntervalSet OPERATOR = operators();

    /** @param rank what is named first has the lowest one */
    private record Expectation(String name, int rank) {}

    private final IntervalSet rest;
    private final List<Expectation> found = new ArrayList<>();

    private ExpectationNames(IntervalSet expected) {
        this.rest = new IntervalSet(expected);
    }

    private static IntervalSet first(int rule) {
        return PartitaParser._ATN.nextTokens(PartitaParser._ATN.ruleToStartState[rule]);
    }

    private static IntervalSet operators() {
        IntervalSet operators = new IntervalSet(first(PartitaParser.RULE_test));
        operators.addAll(IntervalSet.of(PartitaLexer.STAR, PartitaLexer.DOUBLE_COLON));
        operators.addAll(new IntervalSet(
                PartitaLexer.DOT,
                PartitaLexer.LBRACKET,
                PartitaLexer.DOT_STAR,
                PartitaLexer.LPAREN,
                PartitaLexer.QUERY_OPEN));
        return operators;
    }

    static List<String> of(IntervalSet expected) {
        ExpectationNames names = new ExpectationNames(expected);
        names.kinds();
        names.rest.toList().forEach(names::token);
        return names.few();
    }

    /** The words that statements begin with, the commonest first. */
    static List<String> ofStatements() {
        IntervalSet words = first(PartitaParser.RULE_statement);
        List<String> names = new ArrayList<>(List.of("SELECT", "INSERT", "UPDATE", "DELETE"));
        for (int type : words.toList()) {
            if (Words.isWord(type) && !names.contains(word(type))) {
                names.add(word(type));
            }
        }
        return names;
    }

    private void kinds() {
        boolean operator = rest.contains(PartitaLexer.SLASH);
        if (operator) {
            kind("an operator", 30, OPERATOR);
        }
        if (rest.contains(PartitaLexer.ROLLUP) && rest.contains(PartitaLexer.PARAMETER)) {
            List.of(PartitaLexer.CUBE, PartitaLexer.GROUPING, PartitaLexer.ROLLUP)
                    .forEach(rest::remove);
        }
        if (rest.contains(PartitaLexer.NULL) && rest.contains(PartitaLexer.PARAMETER)) {
            kind("an expression", 0, EXPRESSION);
        }
        if (rest.contains(PartitaLexer.SYMMETRIC) && !rest.contains(PartitaLexer.IDENTIFIER)) {
            List.of(PartitaLexer.SYMMETRIC, PartitaLexer.ASYMMETRIC).forEach(rest::remove);
        }
        if (rest.contains(PartitaLexer.SOME)) {
            List.of(PartitaLexer.ALL, PartitaLexer.ANY, PartitaLexer.SOME).forEach(rest::remove);
        }
        if (rest.contains(PartitaLexer.LPAREN)) {
            rest.remove(PartitaLexer.QUERY_OPEN);
        }
        if (rest.contains(PartitaLexer.QUARTER) && !rest.contains(PartitaLexer.IDENTIFIER)) {
            kind("a field such as DAY", 0, FIELD);
        }
        if (rest.contains(PartitaLexer.IDENTIFIER)) {
            name(operator);
        }
        rest.remove(PartitaLexer.SEMICOLON);
    }

    private void name(boolean afterExpression) {
        if (rest.contains(PartitaLexer.QUOTED_NAME)) {
            if (rest.contains(PartitaLexer.ALTER)) {
                remove(CLAUSE_WORD);
            }
            kind("a name", afterExpression ? 60 : 1, NAME);
        } else if (rest.contains(PartitaLexer.STRING)) {
            // Only a map may begin with a text and with the word of a JDBC escape.
            rest.remove(PartitaLexer.IDENTIFIER);
        } else {
            kind("a type", 1, NAME);
        }
    }

    private void kind(String name, int rank, IntervalSet tokens) {
        found.add(new Expectation(name, rank));
        remove(tokens);
    }

    private void remove(IntervalSet tokens) {
        tokens.toList().forEach(rest::remove);
    }

    private void token(int type) {
        Expectation expectation = new Expectation(nameHere(type), rankHere(type));
        if (!found.contains(expectation)) {
            found.add(expectation);
        }
    }

    /** PARTITION begins the declaration of a key, and in a window what it is parted by; GROUP may be excluded from one. */
    private String nameHere(int type) {
        if (type == PartitaLexer.GROUP && rest.contains(PartitaLexer.TIES)) {
            return "GROUP";
        }
        return type == PartitaLexer.PARTITION && rest.contains(PartitaLexer.ORDER) ? "PARTITION BY" : name(type);
    }

    /** OR REPLACE and STRING SET are rarer than OR between conditions and SET in an UPDATE. */
    private int rankHere(int type) {
        boolean rare = (type == PartitaLexer.OR && !rest.contains(PartitaLexer.AND))
                || (type == PartitaLexer.SET && !rest.contains(PartitaLexer.REMOVE));
        return rare ? 50 : rank(type);
    }

    private List<String> few() {
        found.sort(Comparator.comparingInt(Expectation::rank));
        List<String> names = new ArrayList<>();
        for (Expectation expectation : found.subList(0, Math.min(SHOWN, found.size()))) {
            names.add(expectation.name());
        }
        if (found.size() > SHOWN) {
            names.set(SHOWN - 1, "something else");
        }
        return names;
    }

    static String name(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the statement";
            case PartitaLexer.LPAREN -> "'('";
            case PartitaLexer.QUERY_OPEN -> "a query in parentheses";
            case PartitaLexer.RPAREN -> "')'";
            case PartitaLexer.SELECT_VALUE -> "VALUE";
            case PartitaLexer.INTERVAL_TEXT -> "INTERVAL";
            case PartitaLexer.GROUP -> "GROUP BY";
            case PartitaLexer.ORDER -> "ORDER BY";
            case PartitaLexer.PARTITION, PartitaLexer.SORT, PartitaLexer.PRIMARY -> word(type) + " KEY";
            case PartitaLexer.STRING -> "a text in single quotes";
            case PartitaLexer.INTEGER -> "a whole number";
            case PartitaLexer.DECIMAL -> "a number";
            case PartitaLexer.BINARY -> "a binary such as X'0aff'";
            case PartitaLexer.QUOTED_NAME, PartitaLexer.IDENTIFIER -> "a name";
            case PartitaLexer.HINT_OPEN -> "a hint";
            case PartitaLexer.HINT_WORD -> "the name of a hint";
            case PartitaLexer.NOT_EQUAL -> "'<>'";
            default -> Words.isWord(type) ? word(type) : "'" + word(type) + "'";
        };
    }

    /** A word or a sign as it is written. */
    static String word(int type) {
        String literal = PartitaLexer.VOCABULARY.getLiteralName(type);
        return literal == null
                ? PartitaLexer.VOCABULARY.getSymbolicName(type)
                : literal.substring(1, literal.length() - 1);
    }

    private static int rank(int type) {
        return switch (type) {
            case PartitaLexer.COMMA -> 10;
            case PartitaLexer.RPAREN, PartitaLexer.RBRACKET, PartitaLexer.RBRACE, PartitaLexer.SET_CLOSE -> 11;
            case PartitaLexer.HINT_CLOSE, PartitaLexer.END, PartitaLexer.THEN -> 11;
            case PartitaLexer.FROM, PartitaLexer.PARTITION, PartitaLexer.VALUE -> 12;
            case PartitaLexer.SET, PartitaLexer.INTO -> 13;
            case PartitaLexer.WHERE -> 14;
            case PartitaLexer.AND -> 15;
            case PartitaLexer.OR -> 16;
            case PartitaLexer.SELECT, PartitaLexer.INSERT, PartitaLexer.UPDATE, PartitaLexer.DELETE -> 17;
            case PartitaLexer.VALUES, PartitaLexer.TABLE, PartitaLexer.INDEX, PartitaLexer.VIEW -> 18;
            case PartitaLexer.HINT_OPEN -> 80;
            case Token.EOF -> 35;
            default -> Words.isWord(type) ? 40 : 20;
        };
    }
}
