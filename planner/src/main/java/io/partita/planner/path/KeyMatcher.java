package io.partita.planner.path;

import io.partita.engine.api.table.KeySchema;
import io.partita.planner.expression.BoundFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.KeyTerm.Bound;
import io.partita.planner.path.KeyTerm.Equality;
import io.partita.planner.path.KeyTerm.Interval;
import io.partita.planner.path.KeyTerm.Prefix;
import io.partita.planner.path.Stated.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in a conjunction what it says of a key. */
final class KeyMatcher {
    private final KeySchema key;
    private final KnownValues known;

    KeyMatcher(KeySchema key, KnownValues known) {
        this.key = key;
        this.known = known;
    }

    /** What the conjuncts say, or nothing if they do not say what the partition key is. */
    Optional<KeyMatch> match(List<Scalar> conjuncts) {
        Optional<Term<Equality>> partition = fewestValues(new Stated(conjuncts, key.partition(), known));
        if (partition.isEmpty()) {
            return Optional.empty();
        }
        Set<Scalar> consumed = new HashSet<>();
        consumed.add(partition.get().conjunct());
        KeyMatch.Sort sort = key.sort() == null ? null : sort(new Stated(conjuncts, key.sort(), known), consumed);
        return Optional.of(new KeyMatch(partition.get().term().values(), sort, consumed));
    }

    private static Optional<Term<Equality>> fewestValues(Stated stated) {
        return stated.of(Equality.class).stream()
                .min(Comparator.comparingInt(each -> KeyMatch.count(each.term().values())));
    }

    private static KeyMatch.@Nullable Sort sort(Stated stated, Set<Scalar> consumed) {
        Optional<Term<Equality>> equality = fewestValues(stated);
        if (equality.isPresent()) {
            consumed.add(equality.get().conjunct());
            return new KeyMatch.Values(equality.get().term().values());
        }
        KeyRange.SortRange range = bounds(stated, consumed);
        return range == null ? null : new KeyMatch.Range(range);
    }

    /** Two bounds are narrower than a prefix, and a prefix is narrower than one bound. */
    private static KeyRange.@Nullable SortRange bounds(Stated stated, Set<Scalar> consumed) {
        List<Term<Bound>> lower = bounds(stated, true);
        List<Term<Bound>> upper = bounds(stated, false);
        List<Term<Interval>> intervals = stated.of(Interval.class);
        if (!intervals.isEmpty() || (!lower.isEmpty() && !upper.isEmpty())) {
            return between(lower, upper, intervals, consumed);
        }
        List<Term<Prefix>> prefixes = stated.of(Prefix.class);
        if (!prefixes.isEmpty()) {
            Prefix prefix = prefixes.get(0).term();
            if (prefix.exact()) {
                consumed.add(prefixes.get(0).conjunct());
            }
            return new KeyRange.BeginsWith(prefix.prefix());
        }
        return Stream.concat(lower.stream(), upper.stream())
                .findFirst()
                .map(only -> {
                    consumed.add(only.conjunct());
                    return new KeyRange.Compare(
                            only.term().comparator(), only.term().value());
                })
                .orElse(null);
    }

    /** The narrowest of all bounds. */
    private static KeyRange.SortRange between(
            List<Term<Bound>> lower, List<Term<Bound>> upper, List<Term<Interval>> intervals, Set<Scalar> consumed) {
        List<Scalar> low = new ArrayList<>();
        List<Scalar> high = new ArrayList<>();
        for (Term<Interval> interval : intervals) {
            low.add(interval.term().low());
            high.add(interval.term().high());
            consumed.add(interval.conjunct());
        }
        lower.forEach(bound -> low.add(bound.term().value()));
        upper.forEach(bound -> high.add(bound.term().value()));
        lower.forEach(bound -> consumeInclusive(bound, consumed));
        upper.forEach(bound -> consumeInclusive(bound, consumed));
        return new KeyRange.Between(BoundFunction.GREATEST.of(low), BoundFunction.LEAST.of(high));
    }

    private static List<Term<Bound>> bounds(Stated stated, boolean lower) {
        return stated.of(Bound.class).stream()
                .filter(each -> each.term().isLower() == lower)
                .toList();
    }

    /** A range of two bounds is inclusive, so an exclusive bound says more than it. */
    private static void consumeInclusive(Term<Bound> bound, Set<Scalar> consumed) {
        if (bound.term().isInclusive()) {
            consumed.add(bound.conjunct());
        }
    }
}
