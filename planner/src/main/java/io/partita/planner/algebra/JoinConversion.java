package io.partita.planner.algebra;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.AccessChoice;
import io.partita.planner.path.AccessPath;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest way of a join: looking up the rows of one side by the keys of the other, or reading both and
 * holding one of them.
 */
final class JoinConversion {
    /** Rows that one value of a join key has on the other side; assumed where no key says so. */
    private static final double PARTNERS = 2;

    private final LeafAccess leaves;
    private final SessionOptions options;

    /** The columns that are compared, and what else is asked of a pair. */
    private record Condition(
            List<Integer> left,
            List<Integer> right,
            List<Boolean> filterNulls,
            @Nullable RexNode further) {

        static Condition of(Join join) {
            List<Integer> left = new ArrayList<>();
            List<Integer> right = new ArrayList<>();
            List<Boolean> filterNulls = new ArrayList<>();
            RexNode further = RelOptUtil.splitJoinCondition(
                    join.getLeft(), join.getRight(), join.getCondition(), left, right, filterNulls);
            return new Condition(left, right, filterNulls, further.isAlwaysTrue() ? null : further);
        }

        List<JoinKey> keys(List<Scalar> leftFields, List<Scalar> rightFields) {
            List<JoinKey> keys = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                keys.add(new JoinKey(leftFields.get(left.get(i)), rightFields.get(right.get(i)), !filterNulls.get(i)));
            }
            return keys;
        }

        Condition swapped() {
            return new Condition(right, left, filterNulls, further);
        }
    }

    /**
     * A way of looking rows up.
     *
     * @param lookups over the columns of the side that is there already
     */
    private record Lookup(AccessChoice choice, List<Scalar> lookups, double units, double partners) {}

    JoinConversion(LeafAccess leaves, SessionOptions options) {
        this.leaves = leaves;
        this.options = options;
    }

    Part.Rows convert(Join join, Part left, Part right) {
        JoinKind kind = JoinKind.valueOf(join.getJoinType().name());
        Condition condition = Condition.of(join);
        Lookup intoRight = looksUpRight(kind) ? lookup(leaves.rows(left), right, condition) : null;
        Lookup intoLeft = looksUpLeft(kind) ? lookup(leaves.rows(right), left, condition.swapped()) : null;
        Part.Rows leftRows = leaves.rows(left);
        Part.Rows rightRows = leaves.rows(right);
        double hash = cost(leftRows) + cost(rightRows);
        double byRight = intoRight == null ? Double.POSITIVE_INFINITY : cost(leftRows) + intoRight.units();
        double byLeft = intoLeft == null ? Double.POSITIVE_INFINITY : cost(rightRows) + intoLeft.units();
        if (intoRight != null && byRight <= Math.min(hash, byLeft)) {
            return lookedUp(kind, leftRows, (Part.Leaf) right, condition, intoRight, false);
        } else if (intoLeft != null && byLeft < hash) {
            return lookedUp(mirrored(kind), rightRows, (Part.Leaf) left, condition.swapped(), intoLeft, true);
        }
        boolean swap = (kind == JoinKind.INNER || kind == JoinKind.FULL) && rightRows.rows() > 2 * leftRows.rows();
        return swap
                ? hashed(mirrored(kind), rightRows, leftRows, condition.swapped(), true)
                : hashed(kind, leftRows, rightRows, condition, false);
    }

    private static boolean looksUpRight(JoinKind kind) {
        return switch (kind) {
            case INNER, LEFT, SEMI, ANTI -> true;
            case RIGHT, FULL -> false;
        };
    }

    private static boolean looksUpLeft(JoinKind kind) {
        return kind == JoinKind.INNER || kind == JoinKind.RIGHT;
    }

    private static JoinKind mirrored(JoinKind kind) {
        return switch (kind) {
            case LEFT -> JoinKind.RIGHT;
            case RIGHT -> JoinKind.LEFT;
            default -> kind;
        };
    }

    /** Read units; a scan that would be refused costs more than anything that is not. */
    private double cost(Part.Rows rows) {
        return rows.node() instanceof RowNode.Access access
                        && access.access().path() instanceof AccessPath.SegmentedScan
                        && policy(access) == ScanPolicy.REJECT
                ? rows.units() + 1e12
                : rows.units();
    }

    private ScanPolicy policy(RowNode.Access access) {
        ScanPolicy own = access.access().hints().scanPolicy();
        return own == null ? options.scanPolicy() : own;
    }

    // ---- looking up ----

    /** The way by the first key or index whose partition key is compared with something, or null. */
    private @Nullable Lookup lookup(Part.Rows there, Part sought, Condition condition) {
        if (!(sought instanceof Part.Leaf leaf)) {
            return null;
        }
        Lookup best = null;
        for (KeySchema key : keys(leaf.items().source())) {
            int compared = comparedWith(key.partition().name(), leaf, condition);
            if (compared >= 0) {
                Lookup found = lookup(there, leaf, condition, compared);
                best = found != null && (best == null || found.units() < best.units()) ? found : best;
            }
        }
        return best;
    }

    private static List<KeySchema> keys(ItemSource source) {
        List<KeySchema> keys = new ArrayList<>();
        if (source.index() == null) {
            keys.add(source.table().description().definition().key());
        }
        for (IndexDefinition index : source.table().description().definition().indexes()) {
            if (source.index() == null || index.name().equals(source.index())) {
                keys.add(index.key());
            }
        }
        return keys;
    }

    /** Which of the comparisons is with this attribute, or -1. */
    private static int comparedWith(String attribute, Part.Leaf leaf, Condition condition) {
        for (int i = 0; i < condition.right().size(); i++) {
            Scalar field = leaf.fields().get(condition.right().get(i));
            if (condition.filterNulls().get(i)
                    && field instanceof Scalar.Attribute compared
                    && compared.path().isTopLevel()
                    && compared.path().attribute().equals(attribute)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Lookup lookup(Part.Rows there, Part.Leaf leaf, Condition condition, int compared) {
        Scalar attribute = leaf.fields().get(condition.right().get(compared));
        Scalar one = new Scalar.Call(ScalarFunctions.EQUAL, List.of(attribute, new Scalar.Argument(-1, false)));
        Scalar batch = new Scalar.Call(ScalarFunctions.IN, List.of(attribute, new Scalar.Argument(-1, true)));
        AccessChoice ofOne = leaves.choose(leaf, List.of(one));
        AccessChoice ofBatch = leaves.choose(leaf, List.of(batch));
        if (isScan(ofBatch) || isScan(ofOne)) {
            return null;
        }
        return new Lookup(
                ofBatch,
                List.of(new Scalar.Column(condition.left().get(compared))),
                there.rows() * ofOne.estimate().readUnits(),
                ofOne.estimate().rows());
    }

    private static boolean isScan(AccessChoice choice) {
        return choice.path() instanceof AccessPath.SegmentedScan || choice.path() instanceof AccessPath.Nothing;
    }

    private Part.Rows lookedUp(
            JoinKind kind, Part.Rows there, Part.Leaf leaf, Condition condition, Lookup lookup, boolean swapped) {
        Part.Rows left = there.tuples();
        int width = left.fields().size();
        int found = leaf.fields().size();
        RowNode node = new RowNode.LookupJoin(
                kind,
                left.node(),
                width,
                lookup.lookups(),
                RelationConversion.access(lookup.choice(), leaf.items().source().hints()),
                leaf.fields(),
                condition.keys(left.fields(), Part.columns(found)),
                further(condition, width, found, swapped));
        double rows = Math.max(1, there.rows() * Math.min(lookup.partners(), PARTNERS * 5));
        return joined(kind, node, width, found, swapped, rows, cost(there) + lookup.units());
    }

    // ---- holding one side ----

    private Part.Rows hashed(JoinKind kind, Part.Rows one, Part.Rows other, Condition condition, boolean swapped) {
        Part.Rows left = one.tuples();
        Part.Rows right = other.tuples();
        int leftWidth = left.fields().size();
        int rightWidth = right.fields().size();
        List<JoinKey> keys = condition.keys(left.fields(), right.fields());
        RowNode node = new RowNode.HashJoin(
                kind,
                left.node(),
                right.node(),
                leftWidth,
                rightWidth,
                keys,
                further(condition, leftWidth, rightWidth, swapped));
        double rows = keys.isEmpty() ? left.rows() * right.rows() : Math.max(left.rows(), right.rows());
        return joined(kind, node, leftWidth, rightWidth, swapped, rows, left.units() + right.units());
    }

    private static @Nullable Scalar further(Condition condition, int leftWidth, int rightWidth, boolean swapped) {
        return condition.further() == null
                ? null
                : RexTranslation.toScalar(condition.further(), fields(leftWidth, rightWidth, swapped));
    }

    /** The columns of the join as the statement numbers them. */
    private static List<Scalar> fields(int leftWidth, int rightWidth, boolean swapped) {
        List<Scalar> columns = Part.columns(leftWidth + rightWidth);
        if (!swapped) {
            return columns;
        }
        List<Scalar> fields = new ArrayList<>(columns.subList(leftWidth, columns.size()));
        fields.addAll(columns.subList(0, leftWidth));
        return fields;
    }

    private static Part.Rows joined(
            JoinKind kind, RowNode node, int leftWidth, int rightWidth, boolean swapped, double rows, double units) {
        boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        List<Scalar> fields = leftOnly ? Part.columns(leftWidth) : fields(leftWidth, rightWidth, swapped);
        return new Part.Rows(node, fields, rows, units);
    }
}
