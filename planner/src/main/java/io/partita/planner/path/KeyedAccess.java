package io.partita.planner.path;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way to reach the items of a conjunction by a key: one match, or several whose union holds them all.
 *
 * @param branches what each part says of the key
 * @param consumed the conjuncts that hold for every item that the branches reach
 */
record KeyedAccess(List<KeyMatch> branches, Set<Scalar> consumed) {
    /** How many parts an OR may be split into; beyond that it is a filter. */
    private static final int MAX_BRANCHES = 200;

    KeyedAccess {
        branches = List.copyOf(branches);
        consumed = Set.copyOf(consumed);
    }

    /** All the ways: the conjunction as it stands, and split at each OR. */
    static List<KeyedAccess> find(KeyMatcher matcher, List<Scalar> conjuncts) {
        List<KeyedAccess> ways = new ArrayList<>();
        matcher.match(conjuncts).ifPresent(match -> ways.add(new KeyedAccess(List.of(match), match.consumed())));
        for (Scalar conjunct : conjuncts) {
            if (isSplittable(conjunct)) {
                split(matcher, (Scalar.Call) conjunct, conjuncts).ifPresent(ways::add);
            }
        }
        return ways;
    }

    private static boolean isSplittable(Scalar conjunct) {
        return conjunct instanceof Scalar.Call call
                && call.function() == ScalarFunctions.OR
                && call.operands().size() <= MAX_BRANCHES
                && KeyTerm.of(conjunct) == null;
    }

    private static Optional<KeyedAccess> split(KeyMatcher matcher, Scalar.Call either, List<Scalar> conjuncts) {
        List<Scalar> others = new ArrayList<>(conjuncts);
        others.remove(either);
        List<KeyMatch> branches = new ArrayList<>();
        Set<Scalar> consumed = new HashSet<>(others);
        boolean saysAll = true;
        for (Scalar alternative : either.operands()) {
            List<Scalar> own = PredicateSimplifier.conjunctsOf(alternative);
            List<Scalar> branch = new ArrayList<>(own);
            branch.addAll(others);
            Optional<KeyMatch> match = matcher.match(branch);
            if (match.isEmpty()) {
                return Optional.empty();
            }
            branches.add(match.get());
            consumed.retainAll(match.get().consumed());
            saysAll &= match.get().consumed().containsAll(own);
        }
        if (saysAll) {
            consumed.add(either);
        }
        return Optional.of(new KeyedAccess(branches, consumed));
    }
}
