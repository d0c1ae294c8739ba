package io.partita.tck.sql.differential;

import java.util.ArrayList;
import java.util.List;

/** Aggregates, and functions over windows. */
final class RandomAggregate {
    private final Choices choices;
    private final RandomExpression expressions;
    private final RandomPredicate predicates;

    RandomAggregate(Choices choices, RandomExpression expressions, RandomPredicate predicates) {
        this.choices = choices;
        this.expressions = expressions;
        this.predicates = predicates;
    }

    /** An aggregate of a kind over the rows of a group. */
    Atom over(Kind kind, Scope scope) {
        Scope rows = scope.plain();
        String call = switch (kind) {
            case NUMBER -> number(rows);
            case STRING -> string(rows);
            case BOOLEAN -> choices.either("EVERY(", "BOOL_OR(") + predicates.text(rows, 0) + ")";
        };
        return new Atom(call + filter(rows, 20), kind);
    }

    private String number(Scope rows) {
        String value = expressions.of(Kind.NUMBER, rows, 1);
        return switch (choices.below(8)) {
            case 0, 1 -> "COUNT(*)";
            case 2 -> "COUNT(" + expressions.of(choices.either(Kind.NUMBER, Kind.STRING), rows, 1) + ")";
            case 3 -> "COUNT(DISTINCT " + expressions.of(choices.either(Kind.NUMBER, Kind.STRING), rows, 1) + ")";
            case 4 -> "SUM(" + value + ")";
            case 5 -> "SUM(DISTINCT " + value + ")";
            case 6 -> "MIN(" + value + ")";
            default -> "MAX(" + value + ")";
        };
    }

    private String string(Scope rows) {
        String value = expressions.of(Kind.STRING, rows, 1);
        return switch (choices.below(4)) {
            case 0 -> "MIN(" + value + ")";
            case 1 -> "MAX(" + value + ")";
            case 2 -> "LISTAGG(" + value + ", ',') WITHIN GROUP (ORDER BY " + value + ")";
            default -> "LISTAGG(DISTINCT " + value + ", '|') WITHIN GROUP (ORDER BY " + value + " DESC)";
        };
    }

    private String filter(Scope rows, int share) {
        return choices.percent(share) ? " FILTER (WHERE " + predicates.text(rows, 1) + ")" : "";
    }

    /**
     * A function over a window.
     *
     * @param unique what tells the rows apart, so that the order within a window can be made total
     */
    Atom window(Scope scope, List<Atom> unique) {
        Scope rows = scope.plain();
        String partition = choices.percent(60) ? "PARTITION BY " + column(rows) + " " : "";
        String value = expressions.of(Kind.NUMBER, rows, 1);
        String text = expressions.of(Kind.STRING, rows, 1);
        return switch (choices.below(10)) {
            case 0 -> number("SUM(" + value + ")" + filter(rows, 20) + " OVER (" + partition.strip() + ")");
            case 1 -> number("ROW_NUMBER() OVER (" + partition + total(rows, unique) + ")");
            case 2 -> number(choices.either("RANK()", "DENSE_RANK()") + " OVER (" + partition + some(rows) + ")");
            case 3 -> number("COUNT(*)" + filter(rows, 20) + " OVER (" + partition + some(rows) + ")");
            case 4 -> number(aggregate(value) + " OVER (" + partition + total(rows, unique) + frame() + ")");
            case 5 -> number("NTILE(3) OVER (" + partition + total(rows, unique) + ")");
            case 6 ->
                number(choices.either("LAG(", "LEAD(") + value + choices.either("", ", 2", ", 1, -1") + ") OVER ("
                        + partition + total(rows, unique) + ")");
            case 7 ->
                new Atom(
                        choices.either("FIRST_VALUE(", "LAST_VALUE(") + text + ") OVER (" + partition
                                + total(rows, unique) + frame() + ")",
                        Kind.STRING);
            case 8 -> number("NTH_VALUE(" + value + ", 2) OVER (" + partition + total(rows, unique) + frame() + ")");
            default -> number(aggregate(value) + " OVER (" + partition + range(rows) + ")");
        };
    }

    private static Atom number(String text) {
        return new Atom(text, Kind.NUMBER);
    }

    private String aggregate(String value) {
        return choices.either("SUM(", "COUNT(", "MIN(", "MAX(") + value + ")";
    }

    private String column(Scope rows) {
        return rows.own().isEmpty() ? "1" : choices.oneOf(rows.own()).text();
    }

    private String some(Scope rows) {
        return "ORDER BY " + column(rows) + direction();
    }

    private String total(Scope rows, List<Atom> unique) {
        List<String> terms = new ArrayList<>();
        if (choices.percent(50)) {
            terms.add(column(rows) + direction());
        }
        unique.forEach(atom -> terms.add(atom.text() + direction()));
        return terms.isEmpty() ? some(rows) : "ORDER BY " + String.join(", ", terms);
    }

    private String frame() {
        String unit = choices.either(" ROWS", " ROWS", " GROUPS", " RANGE");
        if (unit.equals(" RANGE")) {
            return unit
                    + choices.either(
                            " BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                            " BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                            " UNBOUNDED PRECEDING");
        }
        return choices.percent(20)
                ? ""
                : unit
                        + choices.either(
                                " UNBOUNDED PRECEDING",
                                " BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                                " BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                                " 2 PRECEDING",
                                " BETWEEN 3 PRECEDING AND 1 PRECEDING",
                                " BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
                                " BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
    }

    /** An order by one number, and a frame by the distance to it. */
    private String range(Scope rows) {
        List<Atom> numbers = rows.atoms(Kind.NUMBER);
        if (numbers.isEmpty()) {
            return some(rows);
        }
        return "ORDER BY " + choices.oneOf(numbers).text() + direction()
                + choices.either(
                        " RANGE BETWEEN 2 PRECEDING AND CURRENT ROW",
                        " RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                        " RANGE BETWEEN CURRENT ROW AND 2.5 FOLLOWING",
                        " RANGE UNBOUNDED PRECEDING");
    }

    /** Where NULL goes is always said, because databases differ in what they do unasked. */
    String direction() {
        return choices.either(" NULLS FIRST", " NULLS LAST", " DESC NULLS LAST", " DESC NULLS FIRST");
    }
}
