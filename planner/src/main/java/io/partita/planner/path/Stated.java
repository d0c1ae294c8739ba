package io.partita.planner.path;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.expression.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * What conjuncts state of one key attribute: only terms that can hold, by the type of the key.
 *
 * <p>A literal of another type may still be in the table, in an attribute that is a key of an index only, so such a
 * term is no key condition.
 */
final class Stated {
    /** A conjunct, and what it says. */
    record Term<T extends KeyTerm>(Scalar conjunct, T term) {}

    private final List<Term<KeyTerm>> terms = new ArrayList<>();
    private final AttributeType type;
    private final KnownValues known;

    Stated(List<Scalar> conjuncts, KeyAttribute attribute, KnownValues known) {
        this.type = attribute.type();
        this.known = known;
        for (Scalar conjunct : conjuncts) {
            KeyTerm term = KeyTerm.of(conjunct);
            if (term != null && term.attribute().equals(attribute.name()) && fits(term)) {
                terms.add(new Term<>(conjunct, term));
            }
        }
    }

    /** The terms of one kind, in the order of the text. */
    <T extends KeyTerm> List<Term<T>> of(Class<T> kind) {
        List<Term<T>> found = new ArrayList<>();
        for (Term<KeyTerm> each : terms) {
            if (kind.isInstance(each.term())) {
                found.add(new Term<>(each.conjunct(), kind.cast(each.term())));
            }
        }
        return found;
    }

    private boolean fits(KeyTerm term) {
        if (term instanceof KeyTerm.Prefix prefix) {
            return type != AttributeType.N && fits(prefix.prefix());
        } else if (term instanceof KeyTerm.Bound bound) {
            return fits(bound.value());
        } else if (term instanceof KeyTerm.Interval interval) {
            return fits(interval.low()) && fits(interval.high());
        }
        return ((KeyTerm.Equality) term).values().stream().allMatch(this::fits);
    }

    private boolean fits(Scalar value) {
        AttributeType actual = known.type(value);
        return actual == null || actual == type;
    }
}
