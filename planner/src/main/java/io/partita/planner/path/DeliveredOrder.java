package io.partita.planner.path;

import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.expression.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which queries deliver their items.
 *
 * @param wanted whether it is the wanted one
 * @param ascending the direction by sort key
 * @param merged whether the branches of a fan-out are merged for it
 */
record DeliveredOrder(boolean wanted, boolean ascending, boolean merged) {
    private static final DeliveredOrder OTHER = new DeliveredOrder(false, true, false);

    /** Of at most one item: any order. */
    static DeliveredOrder any() {
        return new DeliveredOrder(true, true, false);
    }

    static DeliveredOrder none(AccessRequest request) {
        return new DeliveredOrder(!request.sorted(), true, false);
    }

    /**
     * Of queries by the key of a target.
     *
     * @param several whether more than one range is read
     */
    static DeliveredOrder ofQueries(ReadTarget target, AccessRequest request, boolean several) {
        if (!request.sorted()) {
            return new DeliveredOrder(true, true, false);
        }
        if (request.order().isEmpty()) {
            return OTHER;
        }
        Set<String> fixed = fixed(request.conjuncts());
        List<OrderTerm> terms = request.order().stream()
                .filter(term -> !fixed.contains(term.attribute()))
                .toList();
        if (terms.isEmpty()) {
            return new DeliveredOrder(true, true, false);
        }
        KeyAttribute sort = target.key().sort();
        if (sort == null || !terms.get(0).attribute().equals(sort.name())) {
            return OTHER;
        }
        // In one item collection of a table no two items have one sort key, so that further terms decide nothing.
        boolean decides = terms.size() == 1 || (target.index() == null && !several);
        return decides ? new DeliveredOrder(true, terms.get(0).ascending(), several) : OTHER;
    }

    /** The attributes that have one value in all items that qualify. */
    private static Set<String> fixed(List<Scalar> conjuncts) {
        Set<String> fixed = new HashSet<>();
        for (Scalar conjunct : conjuncts) {
            if (KeyTerm.of(conjunct) instanceof KeyTerm.Equality equality && KeyMatch.isOne(equality.values())) {
                fixed.add(equality.attribute());
            }
        }
        return fixed;
    }
}
