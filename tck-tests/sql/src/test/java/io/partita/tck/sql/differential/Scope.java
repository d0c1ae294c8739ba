package io.partita.tck.sql.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * What an expression can see.
 *
 * @param own of the query that it stands in
 * @param outer of the queries around it
 * @param subqueries how deep queries may still be nested below it
 */
record Scope(List<Atom> own, List<Atom> outer, int subqueries) {
    /** Of one kind: the query's own, and behind them those of the queries around it. */
    List<Atom> atoms(Kind kind) {
        List<Atom> atoms = new ArrayList<>(ofKind(own, kind));
        atoms.addAll(ofKind(outer, kind));
        return atoms;
    }

    private static List<Atom> ofKind(List<Atom> atoms, Kind kind) {
        return atoms.stream().filter(atom -> atom.kind() == kind).toList();
    }

    /** The same place, for expressions over other values. */
    Scope over(List<Atom> others) {
        return new Scope(others, outer, subqueries);
    }

    /** For expressions without subqueries and without what stands around them. */
    Scope plain() {
        return new Scope(own, List.of(), 0);
    }

    /** What a query within the expression can see of what is around it. */
    List<Atom> visible() {
        List<Atom> visible = new ArrayList<>(outer);
        own.stream().filter(Atom::isQualified).forEach(visible::add);
        return visible;
    }
}
