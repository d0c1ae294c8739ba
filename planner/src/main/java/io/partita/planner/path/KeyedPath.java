package io.partita.planner.path;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Spread;
import io.partita.planner.path.AccessPath.KeyGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a path of what is said of a key. */
final class KeyedPath {
    private final ReadTarget target;
    private final KeyedAccess access;

    KeyedPath(ReadTarget target, KeyedAccess access) {
        this.target = target;
        this.access = access;
    }

    /** Whether every branch says whole primary keys of the table. */
    boolean isLookup() {
        return target.index() == null
                && access.branches().stream().allMatch(branch -> !target.key().hasSort() || branch.hasSortValues());
    }

    boolean isOneKey() {
        return isLookup()
                && access.branches().size() == 1
                && isOneKey(access.branches().get(0));
    }

    private static boolean isOneKey(KeyMatch branch) {
        return branch.isOnePartition()
                && (!(branch.sort() instanceof KeyMatch.Values values) || KeyMatch.isOne(values.values()));
    }

    /** How many keys or ranges are read. */
    int combinations() {
        return access.branches().stream().mapToInt(KeyMatch::combinations).sum();
    }

    AccessPath lookup() {
        KeyMatch first = access.branches().get(0);
        if (isOneKey()) {
            Scalar sort = first.sort() instanceof KeyMatch.Values values
                    ? values.values().get(0)
                    : null;
            return new AccessPath.KeyLookup(target.table(), first.partitions().get(0), sort);
        }
        List<KeyGroup> groups = new ArrayList<>();
        for (KeyMatch branch : access.branches()) {
            groups.add(new KeyGroup(
                    branch.partitions(),
                    branch.sort() instanceof KeyMatch.Values values ? values.values() : List.of()));
        }
        return new AccessPath.BatchKeyLookup(target.table(), groups);
    }

    /** The ranges to query; none if one would have to spread over a sort key, which a query cannot. */
    Optional<List<KeyRange>> ranges() {
        List<KeyRange> ranges = new ArrayList<>();
        for (KeyMatch branch : access.branches()) {
            if (branch.sort() instanceof KeyMatch.Values values
                    && values.values().stream().anyMatch(Spread::isSpread)) {
                return Optional.empty();
            }
            for (Scalar partition : branch.partitions()) {
                sortRanges(branch).forEach(sort -> ranges.add(new KeyRange(partition, sort)));
            }
        }
        return Optional.of(ranges);
    }

    private static List<KeyRange.@Nullable SortRange> sortRanges(KeyMatch branch) {
        List<KeyRange.@Nullable SortRange> ranges = new ArrayList<>();
        if (branch.sort() instanceof KeyMatch.Values values) {
            values.values().forEach(value -> ranges.add(new KeyRange.Compare(Comparator.EQUAL, value)));
        } else {
            ranges.add(branch.sort() instanceof KeyMatch.Range range ? range.range() : null);
        }
        return ranges;
    }

    AccessPath queries(List<KeyRange> ranges, DeliveredOrder order, boolean fetches) {
        List<AccessPath> branches = new ArrayList<>(ranges.size());
        for (KeyRange range : ranges) {
            branches.add(
                    target.index() == null
                            ? new AccessPath.KeyQuery(target.table(), range, order.ascending())
                            : new AccessPath.IndexQuery(
                                    target.table(), target.name(), range, order.ascending(), fetches));
        }
        boolean one = branches.size() == 1 && !Spread.isSpread(ranges.get(0).partition());
        return one ? branches.get(0) : new AccessPath.FanOut(branches, order.merged());
    }
}
