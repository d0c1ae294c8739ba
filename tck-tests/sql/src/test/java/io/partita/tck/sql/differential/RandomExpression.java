package io.partita.tck.sql.differential;

import java.util.List;

/** Expressions of each kind. */
final class RandomExpression {
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "5", "(-1)", "2.5", "9");
    private static final List<String> STRINGS = List.of("'a'", "'b'", "'ab'", "''", "'c1'", "'B'");

    private final Choices choices;
    private final RandomQuery queries;

    RandomExpression(Choices choices, RandomQuery queries) {
        this.choices = choices;
        this.queries = queries;
    }

    String of(Kind kind, Scope scope, int depth) {
        return switch (kind) {
            case NUMBER -> number(scope, depth);
            case STRING -> string(scope, depth);
            case BOOLEAN -> bool(scope, depth);
        };
    }

    private String leaf(Kind kind, Scope scope) {
        List<Atom> atoms = scope.atoms(kind);
        if (!atoms.isEmpty() && !choices.percent(15)) {
            return choices.oneOf(atoms).text();
        }
        return literal(kind);
    }

    String literal(Kind kind) {
        return switch (kind) {
            case NUMBER -> choices.oneOf(NUMBERS);
            case STRING -> choices.oneOf(STRINGS);
            case BOOLEAN -> choices.either("TRUE", "FALSE");
        };
    }

    private String number(Scope scope, int depth) {
        if (depth == 0 || !choices.percent(50)) {
            return leaf(Kind.NUMBER, scope);
        }
        String operand = number(scope, depth - 1);
        return switch (choices.below(13)) {
            case 0 -> "(" + operand + " + " + number(scope, depth - 1) + ")";
            case 1 -> "(" + operand + " - " + number(scope, depth - 1) + ")";
            case 2 -> "(" + operand + " * " + number(scope, depth - 1) + ")";
            case 3 -> "ABS(" + operand + ")";
            case 4 -> "(-(" + operand + "))";
            case 5 -> "CHAR_LENGTH(" + string(scope, depth - 1) + ")";
            case 6 -> "FLOOR(" + operand + ")";
            case 7 -> "MOD(" + operand + ", " + choices.either("3e0", "2e0", "7e0") + ")";
            case 8 -> "COALESCE(" + operand + ", " + number(scope, depth - 1) + ")";
            case 9 -> "NULLIF(" + operand + ", " + number(scope, depth - 1) + ")";
            case 10 -> scope.subqueries() > 0 ? queries.scalar(Kind.NUMBER, scope) : operand;
            default -> conditional(Kind.NUMBER, scope, depth);
        };
    }

    private String string(Scope scope, int depth) {
        if (depth == 0 || !choices.percent(40)) {
            return leaf(Kind.STRING, scope);
        }
        String operand = string(scope, depth - 1);
        return switch (choices.below(8)) {
            case 0 -> "UPPER(" + operand + ")";
            case 1 -> "LOWER(" + operand + ")";
            case 2 -> "(" + operand + " || " + string(scope, depth - 1) + ")";
            case 3 -> "SUBSTRING(" + operand + " FROM " + choices.either("1", "2") + " FOR 1)";
            case 4 -> "COALESCE(" + operand + ", " + string(scope, depth - 1) + ")";
            case 5 -> "NULLIF(" + operand + ", " + string(scope, depth - 1) + ")";
            case 6 -> scope.subqueries() > 0 ? queries.scalar(Kind.STRING, scope) : operand;
            default -> conditional(Kind.STRING, scope, depth);
        };
    }

    private String bool(Scope scope, int depth) {
        return depth == 0 || choices.percent(40)
                ? leaf(Kind.BOOLEAN, scope)
                : "(" + new RandomPredicate(choices, this, queries).text(scope, depth - 1) + ")";
    }

    private String conditional(Kind kind, Scope scope, int depth) {
        String result = of(kind, scope, depth - 1);
        String otherwise = choices.percent(70) ? " ELSE " + of(kind, scope, depth - 1) : "";
        if (choices.percent(30)) {
            return "CASE " + number(scope, depth - 1) + " WHEN " + literal(Kind.NUMBER) + " THEN " + result + " WHEN "
                    + literal(Kind.NUMBER) + " THEN " + of(kind, scope, depth - 1) + otherwise + " END";
        }
        return "CASE WHEN " + new RandomPredicate(choices, this, queries).text(scope, depth - 1) + " THEN " + result
                + otherwise + " END";
    }
}
