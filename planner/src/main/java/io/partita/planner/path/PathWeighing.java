package io.partita.planner.path;

import io.partita.engine.api.table.TableDescription.Size;
import io.partita.planner.expression.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the possible paths of one request, and says what each costs. */
final class PathWeighing {
    private final AccessRequest request;
    private final CostModel cost;

    PathWeighing(AccessRequest request) {
        this.request = request;
        this.cost = new CostModel(
                request.rules().consistentUnits() || request.rules().mustBeConsistent());
    }

    /** The path by a key; nothing if a query cannot say it. */
    Optional<Weighed> keyed(ReadTarget target, KeyedAccess access) {
        KeyedPath path = new KeyedPath(target, access);
        List<Scalar> rest = PredicateSplit.without(request.conjuncts(), access.consumed());
        return path.isLookup()
                ? Optional.of(lookup(target, path, rest))
                : path.ranges().map(ranges -> queries(target, path, ranges, rest));
    }

    private Weighed lookup(ReadTarget target, KeyedPath path, List<Scalar> rest) {
        PredicateSplit split = PredicateSplit.ofLookup(rest);
        DeliveredOrder order = path.isOneKey() ? DeliveredOrder.any() : DeliveredOrder.none(request);
        Estimate read = cost.lookups(target.size(), path.combinations());
        return new Weighed(target, path.lookup(), split, order, split.isEmpty() ? read : cost.filtered(read));
    }

    private Weighed queries(ReadTarget target, KeyedPath path, List<KeyRange> ranges, List<Scalar> rest) {
        PredicateSplit split = PredicateSplit.ofQuery(target, rest);
        DeliveredOrder order = DeliveredOrder.ofQueries(target, request, path.combinations() > 1);
        boolean fetches = !target.covers(needed(split, order));
        List<Estimate> branches = new ArrayList<>(ranges.size());
        for (KeyRange range : ranges) {
            branches.add(cost.query(target, range.sort(), target.index() == null));
        }
        Estimate read = CostModel.together(branches);
        Estimate total = finish(read, split, order, fetches);
        return new Weighed(target, path.queries(ranges, order, fetches), split, order, total);
    }

    Weighed scan(ReadTarget target) {
        PredicateSplit split = PredicateSplit.ofScan(target, request.conjuncts());
        DeliveredOrder order = DeliveredOrder.none(request);
        boolean fetches = !target.covers(needed(split, order));
        String index = target.index() == null ? null : target.name();
        AccessPath path = new AccessPath.SegmentedScan(
                target.table(), index, request.rules().segments(), fetches);
        return new Weighed(target, path, split, order, finish(cost.scan(target), split, order, fetches));
    }

    private Estimate finish(Estimate read, PredicateSplit split, DeliveredOrder order, boolean fetches) {
        Estimate estimate = read;
        Long rows = request.rows();
        if (rows != null && order.wanted() && !request.counting()) {
            estimate = cost.stoppingAfter(estimate, rows, !split.isEmpty());
        }
        if (split.filter() != null) {
            estimate = cost.filtered(estimate);
        }
        if (fetches) {
            Size items = request.table().description().size();
            estimate = cost.fetching(estimate, items);
        }
        return split.remainder() == null ? estimate : cost.filtered(estimate);
    }

    /** All that is read of an item: for the rows, for what remains of the predicate, for a sort in memory. */
    AttributePaths needed(PredicateSplit split, DeliveredOrder order) {
        AttributePaths needed = request.output().plus(split.remainderPaths());
        return order.wanted() ? needed : needed.plus(request.ordering());
    }
}
