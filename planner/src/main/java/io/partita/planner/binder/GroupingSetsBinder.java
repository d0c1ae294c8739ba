package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Query.GroupItem;
import io.partita.parser.syntax.Query.GroupKeys;
import io.partita.parser.syntax.Query.GroupingSets;
import io.partita.parser.syntax.Query.Rollup;
import io.partita.planner.expression.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The keys of GROUP BY, and the grouping sets that ROLLUP, CUBE and GROUPING SETS make of them. */
final class GroupingSetsBinder {
    private static final int MOST_SETS = 256;
    private static final int MOST_OF_CUBE = 8;

    private final GroupBinder groups;
    private final Function<Expression, Scalar> binder;

    /**
     * A binder of one GROUP BY.
     *
     * @param binder binds a key
     */
    GroupingSetsBinder(GroupBinder groups, Function<Expression, Scalar> binder) {
        this.groups = groups;
        this.binder = binder;
    }

    void bind(List<GroupItem> items) {
        List<List<Integer>> sets = List.of(List.of());
        for (GroupItem item : items) {
            sets = product(sets, sets(item), item);
        }
        if (items.stream().anyMatch(item -> !(item instanceof GroupKeys))) {
            checkDistinct(sets, items);
            groups.useSets(sets);
        }
    }

    private static void checkDistinct(List<List<Integer>> sets, List<GroupItem> items) {
        if (sets.stream().map(Set::copyOf).distinct().count() < sets.size()) {
            throw Refusals.notYet(
                    "two grouping sets of the same keys (write them as queries with UNION ALL) are",
                    items.get(0).position());
        }
    }

    /** Each set of the one with each of the other. */
    private static List<List<Integer>> product(List<List<Integer>> left, List<List<Integer>> right, GroupItem at) {
        if ((long) left.size() * right.size() > MOST_SETS) {
            throw Refusals.invalid(
                    "this GROUP BY has more than " + MOST_SETS
                            + " grouping sets; name those that are needed by GROUPING SETS",
                    at.position());
        }
        List<List<Integer>> product = new ArrayList<>();
        for (List<Integer> one : left) {
            for (List<Integer> other : right) {
                TreeSet<Integer> both = new TreeSet<>(one);
                both.addAll(other);
                product.add(List.copyOf(both));
            }
        }
        return product;
    }

    private List<List<Integer>> sets(GroupItem item) {
        if (item instanceof GroupKeys keys) {
            return List.of(places(keys.keys()));
        } else if (item instanceof Rollup rollup) {
            return rollup.cube() ? cube(rollup) : rollup(rollup);
        }
        List<List<Integer>> sets = new ArrayList<>();
        ((GroupingSets) item).sets().forEach(each -> sets.addAll(sets(each)));
        return sets;
    }

    private List<Integer> places(List<Expression> keys) {
        return keys.stream()
                .map(key -> groups.addKey(binder.apply(key)))
                .distinct()
                .toList();
    }

    /** The places of each element; a row has several. */
    private List<List<Integer>> elements(Rollup rollup) {
        return rollup.elements().stream()
                .map(element -> places(element instanceof Expression.RowValue row ? row.elements() : List.of(element)))
                .toList();
    }

    /** All, all but the last one, and so on down to none. */
    private List<List<Integer>> rollup(Rollup rollup) {
        List<List<Integer>> elements = elements(rollup);
        List<List<Integer>> sets = new ArrayList<>();
        for (int count = elements.size(); count >= 0; count--) {
            sets.add(elements.subList(0, count).stream()
                    .flatMap(List::stream)
                    .distinct()
                    .toList());
        }
        return sets;
    }

    private List<List<Integer>> cube(Rollup cube) {
        List<List<Integer>> elements = elements(cube);
        if (elements.size() > MOST_OF_CUBE) {
            throw Refusals.invalid(
                    "CUBE takes up to " + MOST_OF_CUBE + " elements, because each of them doubles the grouping sets",
                    cube.position());
        }
        List<List<Integer>> sets = List.of(List.of());
        for (List<Integer> element : elements) {
            sets = product(sets, List.of(element, List.of()), cube);
        }
        return sets;
    }
}
