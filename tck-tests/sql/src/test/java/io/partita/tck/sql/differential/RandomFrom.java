package io.partita.tck.sql.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** FROM: tables, derived tables and common tables, joined in every way. */
final class RandomFrom {
    /**
     * A relation.
     *
     * @param unique what tells its rows apart, as far as it matters: rows without a key are told apart by everything
     * @param hint the hint for it, if there is one
     */
    record Source(
            String text,
            List<Atom> atoms,
            List<Atom> unique,
            @Nullable String hint) {}

    /** A FROM with its hints. */
    record From(String text, List<Atom> atoms, List<Atom> unique, List<String> hints) {}

    private final Choices choices;
    private final RandomQuery queries;
    private final RandomPredicate predicates;

    RandomFrom(Choices choices, RandomQuery queries, RandomPredicate predicates) {
        this.choices = choices;
        this.queries = queries;
        this.predicates = predicates;
    }

    From of(int most, int subqueries) {
        int count = 1 + Math.min(choices.either(0, 0, 0, 1, 1, 1, 1, 2, 2, 3), most - 1);
        if (count == 1) {
            return alone(subqueries);
        } else if (count == 2 && choices.percent(15)) {
            return using();
        }
        List<Source> sources = new ArrayList<>();
        Source first = source(subqueries);
        sources.add(first);
        StringBuilder text = new StringBuilder(first.text());
        List<Atom> atoms = new ArrayList<>(first.atoms());
        while (sources.size() < count) {
            Source next = source(subqueries);
            text.append(join(atoms, next));
            atoms.addAll(next.atoms());
            sources.add(next);
        }
        return from(text.toString(), atoms, sources);
    }

    private static From from(String text, List<Atom> atoms, List<Source> sources) {
        List<Atom> unique =
                sources.stream().flatMap(source -> source.unique().stream()).toList();
        List<String> hints = new ArrayList<>();
        for (Source source : sources) {
            if (source.hint() != null && !hints.contains(source.hint())) {
                hints.add(source.hint());
            }
        }
        return new From(text, atoms, unique, hints);
    }

    /** One relation, whose columns may stand under their bare names. */
    private From alone(int subqueries) {
        if (choices.percent(25)) {
            RandomTable table = choices.oneOf(queries.tables());
            Source source = new Source(table.name(), table.atoms(""), table.keyAtoms(""), table.hint());
            return from(table.name(), source.atoms(), List.of(source));
        }
        Source source = source(subqueries);
        return from(source.text(), source.atoms(), List.of(source));
    }

    private Source source(int subqueries) {
        String alias = queries.alias();
        int kind = choices.below(20);
        if (kind >= 17 && subqueries > 0) {
            return derived(alias, subqueries);
        } else if (kind == 16) {
            return full(alias);
        } else if (kind >= 12 && !queries.commonTables().isEmpty()) {
            RandomQuery.CommonTable common = choices.oneOf(queries.commonTables());
            List<Atom> atoms = columns(alias, common.kinds());
            return new Source(common.name() + " " + alias, atoms, atoms, null);
        }
        return table(alias);
    }

    private Source table(String alias) {
        RandomTable table = choices.oneOf(queries.tables());
        return new Source(table.name() + " " + alias, table.atoms(alias), table.keyAtoms(alias), table.hint());
    }

    private Source derived(String alias, int subqueries) {
        List<Kind> kinds = queries.kinds(3);
        String query = queries.bounded(kinds, new Scope(List.of(), List.of(), subqueries - 1));
        List<Atom> atoms = columns(alias, kinds);
        return new Source("(" + query + ") " + alias, atoms, atoms, null);
    }

    static List<Atom> columns(String alias, List<Kind> kinds) {
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            atoms.add(new Atom(alias + ".c" + i, kinds.get(i)));
        }
        return atoms;
    }

    /** A full join, which the reference database has to be told in other words. */
    private Source full(String alias) {
        Source left = table(queries.alias());
        Source right = table(queries.alias());
        String condition = equality(left.atoms(), right.atoms());
        List<Atom> both = new ArrayList<>(left.atoms());
        both.addAll(right.atoms());
        String outputs = outputs(both, List.of());
        String ours = "SELECT " + outputs + " FROM " + left.text() + " FULL JOIN " + right.text() + " ON " + condition;
        String reference = "SELECT " + outputs + " FROM " + left.text() + " LEFT JOIN " + right.text() + " ON "
                + condition + " UNION ALL SELECT " + outputs(both, left.atoms()) + " FROM " + right.text()
                + " WHERE NOT EXISTS (SELECT 1 FROM " + left.text() + " WHERE " + condition + ")";
        List<Atom> atoms = columns(alias, both.stream().map(Atom::kind).collect(Collectors.toList()));
        return new Source("(" + RandomStatement.either(ours, reference) + ") " + alias, atoms, atoms, null);
    }

    private static String outputs(List<Atom> atoms, List<Atom> absent) {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            outputs.add((absent.contains(atom) ? "NULL" : atom.text()) + " AS c" + i);
        }
        return String.join(", ", outputs);
    }

    private From using() {
        RandomTable left = choices.oneOf(queries.tables());
        RandomTable right = choices.oneOf(queries.tables());
        List<String> shared = choices.percent(30) ? List.of("k", "n") : List.of(choices.either("n", "k", "r", "c"));
        String ofLeft = queries.alias();
        String ofRight = queries.alias();
        String join = choices.either(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ");
        List<Atom> atoms = new ArrayList<>();
        for (Atom column : left.columns()) {
            if (shared.contains(column.text())) {
                // H2 finds the bare name ambiguous in aggregates.
                String reference = (join.equals(" RIGHT JOIN ") ? ofRight : ofLeft) + "." + column.text();
                atoms.add(new Atom(RandomStatement.either(column.text(), reference), column.kind()));
            }
        }
        List<Atom> unshared = new ArrayList<>(left.atoms(ofLeft));
        unshared.addAll(right.atoms(ofRight));
        unshared.removeIf(
                atom -> shared.contains(atom.text().substring(atom.text().indexOf('.') + 1)));
        atoms.addAll(unshared);
        String text = left.name() + " " + ofLeft + join + right.name() + " " + ofRight + " USING ("
                + String.join(", ", shared) + ")";
        return new From(text, atoms, atoms, List.of());
    }

    private String join(List<Atom> left, Source right) {
        List<Atom> together = new ArrayList<>(left);
        together.addAll(right.atoms());
        return switch (choices.below(12)) {
            case 0, 1, 2, 3 -> " JOIN " + right.text() + " ON " + condition(left, right.atoms(), together);
            case 4, 5, 6, 7 -> " LEFT JOIN " + right.text() + " ON " + condition(left, right.atoms(), together);
            case 8, 9 -> " RIGHT JOIN " + right.text() + " ON " + condition(left, right.atoms(), together);
            case 10 -> " INNER JOIN " + right.text() + " ON " + equality(left, right.atoms());
            default ->
                queries.mayCross()
                        ? " CROSS JOIN " + right.text()
                        : " JOIN " + right.text() + " ON " + equality(left, right.atoms());
        };
    }

    private String condition(List<Atom> left, List<Atom> right, List<Atom> together) {
        String equality = equality(left, right);
        int more = choices.below(10);
        if (more < 6) {
            return equality;
        } else if (more == 6) {
            return equality + " AND " + equality(left, right);
        }
        return equality + " AND " + predicates.text(new Scope(together, List.of(), 0), 1);
    }

    private String equality(List<Atom> left, List<Atom> right) {
        Kind kind = choices.percent(25) ? Kind.STRING : Kind.NUMBER;
        List<Atom> ofLeft = left.stream().filter(atom -> atom.kind() == kind).toList();
        List<Atom> ofRight = right.stream().filter(atom -> atom.kind() == kind).toList();
        if (ofLeft.isEmpty() || ofRight.isEmpty()) {
            return choices.oneOf(left).text() + " IS NOT NULL AND "
                    + choices.oneOf(right).text() + " IS NULL";
        }
        return choices.oneOf(ofLeft).text() + " = " + choices.oneOf(ofRight).text();
    }
}
