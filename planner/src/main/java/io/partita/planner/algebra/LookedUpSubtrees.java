package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Spread;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.KnownValues;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowTree;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.session.SessionOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * What joins may look up although it is no table: a group, a join, a union whose tables are read by key as soon as the
 * values of some of its columns are known. The condition that they have these values is put on top and goes down to the
 * tables like any other.
 */
final class LookedUpSubtrees {
    /** A subtree of a subtree is planned again for each way of looking up the outer one. */
    private static final int MAX_DEPTH = 2;

    private final KnownValues known;
    private final SessionOptions options;
    private final int depth;
    private final int slots;
    private final Map<Wanted, Optional<Part.Rows>> found = new HashMap<>();

    /** A subtree by the values of some of its columns. */
    private record Wanted(RelNode node, List<Integer> columns) {}

    private LookedUpSubtrees(KnownValues known, SessionOptions options, int depth, int slots) {
        this.known = known;
        this.options = options;
        this.depth = depth;
        this.slots = slots;
    }

    static LookedUpSubtrees outermost(KnownValues known, SessionOptions options) {
        return new LookedUpSubtrees(known, options, 0, 0);
    }

    /** The argument slot that stands for the values of a lookup, counted from 0. */
    int slot(int lookup) {
        return -1 - slots - lookup;
    }

    /**
     * The rows in which these columns have the values that are looked up, or nothing if tables would have to be scanned
     * for them. What is expected of them is for as many values as a list is expected to have.
     */
    Optional<Part.Rows> rows(RelNode node, List<Integer> columns) {
        Wanted wanted = new Wanted(node, columns);
        Optional<Part.Rows> rows = found.get(wanted);
        if (rows == null) {
            rows = depth == MAX_DEPTH ? Optional.empty() : planned(node, columns);
            found.put(wanted, rows);
        }
        return rows;
    }

    private Optional<Part.Rows> planned(RelNode node, List<Integer> columns) {
        RelNode tree = RelationPlanner.pushedDown(LogicalFilter.create(node, condition(node, columns)));
        LookedUpSubtrees inside = new LookedUpSubtrees(known, options, depth + 1, slots + columns.size());
        Part.Rows rows =
                new RelationConversion(known, options, inside).rows(tree).tuples();
        return isKeyed(rows.node()) ? Optional.of(rows) : Optional.empty();
    }

    private RexNode condition(RelNode node, List<Integer> columns) {
        RexBuilder builder = node.getCluster().getRexBuilder();
        List<RexNode> conjuncts = new ArrayList<>();
        for (int column : columns) {
            Scalar values = new Scalar.Argument(slot(conjuncts.size()), true);
            conjuncts.add(builder.makeCall(
                    Types.TRUTH,
                    ScalarOperator.of(ScalarFunctions.IN),
                    List.of(
                            builder.makeInputRef(node, column),
                            builder.makeCall(Types.ANY, ScalarOperator.of(values), List.of()))));
        }
        return RexUtil.composeConjunction(builder, conjuncts);
    }

    private boolean isKeyed(RowNode node) {
        boolean looksUp = false;
        for (TableAccess access : RowTree.accesses(node)) {
            if (access.path() instanceof AccessPath.SegmentedScan) {
                return false;
            }
            looksUp |= looksUp(access.path());
        }
        return looksUp;
    }

    private boolean looksUp(AccessPath path) {
        if (path instanceof AccessPath.BatchKeyLookup lookup) {
            return lookup.groups().stream()
                    .allMatch(group -> group.partitions().stream().allMatch(this::isLookedUp));
        } else if (path instanceof AccessPath.KeyQuery query) {
            return isLookedUp(query.range().partition());
        } else if (path instanceof AccessPath.IndexQuery query) {
            return isLookedUp(query.range().partition());
        }
        return path instanceof AccessPath.FanOut fanOut
                && fanOut.branches().stream().allMatch(this::looksUp);
    }

    private boolean isLookedUp(Scalar value) {
        Scalar.Argument argument = Spread.lookedUp(value);
        return argument != null && argument.slot() <= slot(0);
    }
}
