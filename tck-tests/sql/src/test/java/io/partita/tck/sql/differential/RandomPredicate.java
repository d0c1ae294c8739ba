package io.partita.tck.sql.differential;

import java.util.List;

/** Conditions, with subqueries where the scope allows them. */
final class RandomPredicate {
    private final Choices choices;
    private final RandomExpression expressions;
    private final RandomQuery queries;

    RandomPredicate(Choices choices, RandomExpression expressions, RandomQuery queries) {
        this.choices = choices;
        this.expressions = expressions;
        this.queries = queries;
    }

    String text(Scope scope, int depth) {
        int forms = depth == 0 ? 7 : scope.subqueries() > 0 ? 16 : 11;
        return switch (choices.below(forms)) {
            case 0, 1 -> comparison(scope);
            case 2 -> expression(scope) + choices.either(" IS NULL", " IS NOT NULL");
            case 3 -> among(scope);
            case 4 -> between(scope);
            case 5 -> like(scope);
            case 6 -> distinct(scope);
            case 7 -> "(" + text(scope, depth - 1) + " AND " + text(scope, depth - 1) + ")";
            case 8 -> "(" + text(scope, depth - 1) + " OR " + text(scope, depth - 1) + ")";
            case 9 -> "NOT (" + text(scope, depth - 1) + ")";
            case 10 -> "(" + text(scope, depth - 1) + ")" + choices.either(" IS TRUE", " IS NOT TRUE", " IS FALSE");
            default -> subquery(scope);
        };
    }

    private Kind kind() {
        return choices.percent(40) ? Kind.STRING : Kind.NUMBER;
    }

    private String expression(Scope scope) {
        return expressions.of(choices.percent(10) ? Kind.BOOLEAN : kind(), scope, 1);
    }

    private String comparison(Scope scope) {
        Kind kind = kind();
        String operator = choices.either(" = ", " <> ", " < ", " <= ", " > ", " >= ");
        return expressions.of(kind, scope, 1) + operator + expressions.of(kind, scope, 1);
    }

    private String among(Scope scope) {
        Kind kind = kind();
        StringBuilder candidates = new StringBuilder(expressions.literal(kind));
        for (int i = choices.below(4); i > 0; i--) {
            candidates.append(", ").append(expressions.literal(kind));
        }
        return expressions.of(kind, scope, 1) + choices.either(" IN (", " NOT IN (") + candidates + ")";
    }

    private String between(Scope scope) {
        Kind kind = kind();
        return expressions.of(kind, scope, 1) + choices.either(" BETWEEN ", " NOT BETWEEN ")
                + expressions.of(kind, scope, 0) + " AND " + expressions.of(kind, scope, 0);
    }

    private String like(Scope scope) {
        return expressions.of(Kind.STRING, scope, 1)
                + choices.either(" LIKE ", " NOT LIKE ")
                + choices.either("'a%'", "'%b'", "'_'", "'%'", "'a_'", "'%a%b%'");
    }

    private String distinct(Scope scope) {
        Kind kind = kind();
        return expressions.of(kind, scope, 1)
                + choices.either(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ")
                + expressions.of(kind, scope, 1);
    }

    private String subquery(Scope scope) {
        Kind kind = kind();
        return switch (choices.below(6)) {
            case 0 -> "EXISTS (" + queries.within(List.of(kind), scope) + ")";
            case 1 -> "NOT EXISTS (" + queries.within(List.of(kind), scope) + ")";
            case 2 -> expressions.of(kind, scope.plain(), 1) + " IN (" + queries.within(List.of(kind), scope) + ")";
            case 3 -> expressions.of(kind, scope.plain(), 1) + " NOT IN (" + queries.within(List.of(kind), scope) + ")";
            case 4 ->
                expressions.of(kind, scope.plain(), 1)
                        + choices.either(" = ANY (", " > ALL (", " <> ALL (", " < ANY (", " = ALL (", " >= ANY (")
                        + queries.within(List.of(kind), scope) + ")";
            default ->
                expressions.of(kind, scope.plain(), 0)
                        + choices.either(" = ", " < ", " >= ")
                        + queries.scalar(kind, scope);
        };
    }
}
