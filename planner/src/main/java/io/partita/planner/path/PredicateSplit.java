package io.partita.planner.path;

import io.partita.engine.api.table.KeySchema;
import io.partita.planner.expression.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a predicate the store evaluates on the way, and what we evaluate on what comes back. */
record PredicateSplit(@Nullable Scalar filter, @Nullable Scalar remainder) {

    /** A lookup has no filter: everything remains. */
    static PredicateSplit ofLookup(List<Scalar> conjuncts) {
        return new PredicateSplit(null, PredicateSimplifier.conjunction(conjuncts));
    }

    /** The service refuses a filter on the key that a query reads by. */
    static PredicateSplit ofQuery(ReadTarget target, List<Scalar> conjuncts) {
        return split(target, conjuncts, target.key());
    }

    static PredicateSplit ofScan(ReadTarget target, List<Scalar> conjuncts) {
        return split(target, conjuncts, null);
    }

    private static PredicateSplit split(ReadTarget target, List<Scalar> conjuncts, @Nullable KeySchema forbidden) {
        List<Scalar> pushed = new ArrayList<>();
        List<Scalar> kept = new ArrayList<>();
        FilterSize size = new FilterSize();
        for (Scalar conjunct : conjuncts) {
            if (target.grants(conjunct)) {
                continue;
            }
            AttributePaths paths = AttributePaths.of(List.of(conjunct));
            boolean pushable = Pushable.test(conjunct)
                    && target.covers(paths)
                    && (forbidden == null || paths.attributes().stream().noneMatch(forbidden::contains))
                    && size.take(conjunct);
            (pushable ? pushed : kept).add(conjunct);
        }
        return new PredicateSplit(PredicateSimplifier.conjunction(pushed), PredicateSimplifier.conjunction(kept));
    }

    /** The conjuncts that a path has not consumed. */
    static List<Scalar> without(List<Scalar> conjuncts, Set<Scalar> consumed) {
        return conjuncts.stream()
                .filter(conjunct -> !consumed.contains(conjunct))
                .toList();
    }

    boolean isEmpty() {
        return filter == null && remainder == null;
    }

    AttributePaths remainderPaths() {
        return AttributePaths.of(remainder == null ? List.of() : List.of(remainder));
    }
}
