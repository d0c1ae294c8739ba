package io.partita.tck.sql.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Queries over tables, from choices: the same choices make the same query. */
final class RandomQuery {
    /** A common table. */
    record CommonTable(String name, List<Kind> kinds) {}

    private static final int MOST_TABLES = 7;

    private final Choices choices;
    private final List<RandomTable> tables;
    private final List<CommonTable> commonTables = new ArrayList<>();
    private final RandomExpression expressions;
    private final RandomPredicate predicates;
    private final RandomAggregate aggregates;
    private final RandomFrom sources;
    private int aliases;
    private boolean crossed;
    private boolean hinted;

    RandomQuery(Choices choices, List<RandomTable> tables) {
        this.choices = choices;
        this.tables = tables;
        this.expressions = new RandomExpression(choices, this);
        this.predicates = new RandomPredicate(choices, expressions, this);
        this.aggregates = new RandomAggregate(choices, expressions, predicates);
        this.sources = new RandomFrom(choices, this, predicates);
    }

    List<RandomTable> tables() {
        return tables;
    }

    List<CommonTable> commonTables() {
        return commonTables;
    }

    String alias() {
        return "x" + aliases++;
    }

    /** Once in a statement everything may be joined with everything. */
    boolean mayCross() {
        boolean may = !crossed;
        crossed = true;
        return may;
    }

    List<Kind> kinds(int most) {
        List<Kind> kinds = new ArrayList<>();
        for (int i = choices.between(1, most); i > 0; i--) {
            kinds.add(choices.either(Kind.NUMBER, Kind.STRING, Kind.NUMBER, Kind.BOOLEAN));
        }
        return kinds;
    }

    RandomStatement statement() {
        hinted = choices.percent(50);
        String with = choices.percent(15) ? with() : "";
        List<Kind> kinds = kinds(4);
        Scope top = new Scope(List.of(), List.of(), choices.either(1, 0, 1, 2));
        if (choices.percent(12)) {
            return new RandomStatement(with + rounded(top), false, true);
        }
        String body = choices.percent(15) ? combined(kinds, top) : select(kinds, top);
        if (!choices.percent(30)) {
            return new RandomStatement(with + body, false, false);
        }
        String bounds = choices.percent(70) ? " LIMIT " + choices.between(1, 7) : "";
        String offset = !bounds.isEmpty() && choices.percent(30) ? " OFFSET " + choices.between(1, 3) : "";
        return new RandomStatement(with + body + order(kinds.size()) + bounds + offset, true, false);
    }

    private String with() {
        List<String> definitions = new ArrayList<>();
        for (int i = choices.between(1, 2); i > 0; i--) {
            List<Kind> kinds = kinds(3);
            String name = "w" + commonTables.size();
            definitions.add(name + " AS (" + bounded(kinds, new Scope(List.of(), List.of(), 1)) + ")");
            commonTables.add(new CommonTable(name, kinds));
        }
        return "WITH " + String.join(", ", definitions) + " ";
    }

    // ---- queries in other places ----

    /** A query that may be in the place of a table: of any form, and perhaps with only its first rows. */
    String bounded(List<Kind> kinds, Scope scope) {
        boolean combined = choices.percent(15);
        String body = combined ? combined(kinds, scope) : select(kinds, scope);
        if (!choices.percent(15)) {
            return body;
        }
        // H2 takes what is asked of the rows around it into a union, below its limit.
        String whole = combined ? RandomStatement.either(body, "SELECT * FROM (" + body + ") " + alias()) : body;
        return whole + order(kinds.size()) + " LIMIT " + choices.between(1, 6);
    }

    /** A query within an expression, which may use the names around it. */
    String within(List<Kind> kinds, Scope around) {
        Scope inner = new Scope(List.of(), around.visible(), around.subqueries() - 1);
        return choices.percent(8) ? combined(kinds, inner.plain()) : select(kinds, inner);
    }

    /** A query of at most one row and one column, in parentheses. */
    String scalar(Kind kind, Scope around) {
        Scope inner = new Scope(List.of(), around.visible(), around.subqueries() - 1);
        RandomFrom.From from = sources.of(2, 0);
        Scope rows = inner.over(from.atoms());
        return "(SELECT " + hints(from) + aggregates.over(kind, rows).text() + " FROM " + from.text() + where(rows, 80)
                + ")";
    }

    private String combined(List<Kind> kinds, Scope scope) {
        String left = select(kinds, scope);
        String right = select(kinds, scope);
        String operator = choices.either(" UNION ALL ", " UNION ", " INTERSECT ", " EXCEPT ");
        return left + operator + right;
    }

    private String order(int columns) {
        List<String> terms = new ArrayList<>();
        int first = choices.below(columns);
        for (int i = 0; i < columns; i++) {
            terms.add((1 + (first + i) % columns) + aggregates.direction());
        }
        return " ORDER BY " + String.join(", ", terms);
    }

    // ---- SELECT ----

    private String select(List<Kind> kinds, Scope scope) {
        RandomFrom.From from = sources.of(Math.max(1, Math.min(5, MOST_TABLES - aliases)), scope.subqueries());
        Scope rows = scope.over(from.atoms());
        String where = where(rows, 65);
        int form = choices.below(10);
        if (form >= 7) {
            return grouped(kinds, rows, from, where);
        }
        String distinct = choices.percent(15) ? "DISTINCT " : "";
        List<Atom> atoms = new ArrayList<>(from.atoms());
        if (form == 6) {
            atoms.clear();
            for (int i = 0; i < 3; i++) {
                atoms.add(aggregates.window(rows, from.unique()));
            }
            atoms.add(choices.oneOf(from.atoms()));
        }
        Scope outputs = form == 6 ? rows.over(atoms).plain() : rows;
        return "SELECT " + hints(from) + distinct + outputs(kinds, outputs) + " FROM " + from.text() + where;
    }

    private String grouped(List<Kind> kinds, Scope rows, RandomFrom.From from, String where) {
        List<Atom> keys = new ArrayList<>();
        for (int i = choices.below(3); i > 0; i--) {
            keys.add(key(rows));
        }
        List<Atom> group = new ArrayList<>(keys);
        for (Kind kind : Kind.values()) {
            group.add(aggregates.over(kind, rows));
        }
        group.add(aggregates.over(Kind.NUMBER, rows));
        Scope groups = new Scope(group, List.of(), 0);
        String by = keys.isEmpty()
                ? ""
                : " GROUP BY " + keys.stream().map(Atom::text).distinct().collect(Collectors.joining(", "));
        String having = choices.percent(30) ? " HAVING " + predicates.text(groups, 1) : "";
        if (!keys.isEmpty() && choices.percent(15)) {
            group.add(aggregates.window(groups, keys));
        }
        return "SELECT " + hints(from) + outputs(kinds, groups) + " FROM " + from.text() + where + by + having;
    }

    /** What rows are grouped by: mostly a column. */
    private Atom key(Scope rows) {
        Atom column = choices.oneOf(rows.own());
        if (!choices.percent(20)) {
            return column;
        }
        return switch (column.kind()) {
            case NUMBER -> new Atom("MOD(" + column.text() + ", 3e0)", Kind.NUMBER);
            case STRING -> new Atom("UPPER(" + column.text() + ")", Kind.STRING);
            case BOOLEAN -> column;
        };
    }

    private String outputs(List<Kind> kinds, Scope scope) {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            outputs.add(expressions.of(kinds.get(i), scope, choices.either(1, 0, 1, 2)) + " AS c" + i);
        }
        return String.join(", ", outputs);
    }

    /** A query with a result that is not exact, which nothing else is built on. */
    private String rounded(Scope top) {
        RandomFrom.From from = sources.of(3, 0);
        Scope rows = top.over(from.atoms());
        String where = where(rows, 50);
        Atom number = choices.oneOf(
                rows.atoms(Kind.NUMBER).isEmpty()
                        ? List.of(new Atom("COUNT(*) OVER ()", Kind.NUMBER))
                        : rows.atoms(Kind.NUMBER));
        if (choices.percent(40)) {
            return "SELECT " + hints(from) + "(" + number.text() + " / 7e0) AS c0 FROM " + from.text() + where;
        }
        Atom key = key(rows);
        String function =
                choices.either("AVG(", "AVG(DISTINCT ", "STDDEV_POP(", "STDDEV_SAMP(", "VAR_POP(", "VAR_SAMP(");
        return "SELECT " + hints(from) + key.text() + " AS c0, " + function
                + expressions.of(Kind.NUMBER, rows.plain(), 1) + ") AS c1 FROM " + from.text() + where + " GROUP BY "
                + key.text();
    }

    private String where(Scope rows, int share) {
        if (!choices.percent(share)) {
            return "";
        }
        String where = " WHERE " + predicates.text(rows, choices.either(1, 0, 1, 2));
        return choices.percent(30) ? where + " AND " + predicates.text(rows, 1) : where;
    }

    private String hints(RandomFrom.From from) {
        return !hinted || from.hints().isEmpty() ? "" : "/*+ " + String.join(" ", from.hints()) + " */ ";
    }
}
