package io.partita.planner.algebra;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.algebra.JoinCondition.Equality;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.AccessChoice;
import io.partita.planner.path.AccessPath;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest way of one join: looking up the rows of one side by the keys of the other, or reading both and
 * holding one of them.
 */
final class JoinConversion {
    private final LeafAccess leaves;
    private final SessionOptions options;

    /**
     * A way of looking rows up.
     *
     * @param lookups over the columns of the side that is there already
     * @param units for all rows of that side
     * @param partners that one row has
     */
    private record Lookup(AccessChoice choice, List<Scalar> lookups, double units, double partners) {}

    JoinConversion(LeafAccess leaves, SessionOptions options) {
        this.leaves = leaves;
        this.options = options;
    }

    Part.Rows convert(JoinKind kind, Part left, Part right, JoinCondition condition) {
        if (kind == JoinKind.RIGHT) {
            int width = left.fields().size();
            return turned(
                    convert(JoinKind.LEFT, right, left, condition.swapped(width)),
                    right.fields().size());
        }
        Part.Rows leftRows = leaves.rows(left);
        Part.Rows ahead = lookedUp(kind, leftRows, right, condition);
        if (kind == JoinKind.INNER && left instanceof Part.Leaf) {
            Part.Rows back = lookedUp(
                    kind,
                    leaves.rows(right),
                    left,
                    condition.swapped(left.fields().size()));
            if (back != null && (ahead == null || back.units() < ahead.units())) {
                ahead = turned(back, right.fields().size());
            }
        }
        Part.Rows hashed = hashed(kind, leftRows, leaves.rows(right), condition);
        return ahead != null && ahead.units() <= hashed.units() ? ahead : hashed;
    }

    /** The columns behind the first so many, and then those: as they are if the sides had not been swapped. */
    private static Part.Rows turned(Part.Rows rows, int first) {
        return rows.withFields(JoinCondition.rotated(rows.fields(), first));
    }

    /** Read units; a scan that would be refused costs more than anything that is not. */
    private double units(Part.Rows rows) {
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

    private Part.@Nullable Rows lookedUp(JoinKind kind, Part.Rows there, Part sought, JoinCondition condition) {
        if (kind == JoinKind.FULL || !(sought instanceof Part.Leaf leaf)) {
            return null;
        }
        Lookup lookup = lookup(there, leaf, condition);
        if (lookup == null) {
            return null;
        }
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
                further(condition, width + found));
        double rows = Math.max(1, there.rows() * lookup.partners());
        return joined(kind, node, width, found, rows, units(there) + lookup.units());
    }

    /** The way by the cheapest key whose partition key is compared with something, or null. */
    private @Nullable Lookup lookup(Part.Rows there, Part.Leaf leaf, JoinCondition condition) {
        Lookup best = null;
        for (KeySchema key : keys(leaf.items().source())) {
            List<Equality> compared = new ArrayList<>();
            for (KeyAttribute attribute : key.attributes()) {
                Equality equality = comparedWith(attribute.name(), leaf, condition);
                if (equality != null && compared.size() == key.attributes().indexOf(attribute)) {
                    compared.add(equality);
                }
            }
            Lookup found = compared.isEmpty() ? null : lookup(there, leaf, compared);
            best = found != null && (best == null || found.units() < best.units()) ? found : best;
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

    /** The comparison with this attribute, or null. */
    private static @Nullable Equality comparedWith(String attribute, Part.Leaf leaf, JoinCondition condition) {
        for (Equality equality : condition.equalities()) {
            if (!equality.nullsMatch()
                    && leaf.fields().get(equality.right()) instanceof Scalar.Attribute compared
                    && compared.path().isTopLevel()
                    && compared.path().attribute().equals(attribute)) {
                return equality;
            }
        }
        return null;
    }

    private @Nullable Lookup lookup(Part.Rows there, Part.Leaf leaf, List<Equality> compared) {
        List<Scalar> one = new ArrayList<>();
        List<Scalar> batch = new ArrayList<>();
        List<Scalar> lookups = new ArrayList<>();
        for (Equality equality : compared) {
            Scalar attribute = leaf.fields().get(equality.right());
            lookups.add(new Scalar.Column(equality.left()));
            int slot = -lookups.size();
            one.add(new Scalar.Call(ScalarFunctions.EQUAL, List.of(attribute, new Scalar.Argument(slot, false))));
            batch.add(new Scalar.Call(ScalarFunctions.IN, List.of(attribute, new Scalar.Argument(slot, true))));
        }
        AccessChoice ofOne = leaves.choose(leaf, one);
        AccessChoice ofBatch = leaves.choose(leaf, batch);
        if (!isKeyed(ofOne) || !isKeyed(ofBatch)) {
            return null;
        }
        return new Lookup(
                ofBatch,
                lookups,
                there.rows() * ofOne.estimate().readUnits(),
                ofOne.estimate().rows());
    }

    private static boolean isKeyed(AccessChoice choice) {
        return !(choice.path() instanceof AccessPath.SegmentedScan) && !(choice.path() instanceof AccessPath.Nothing);
    }

    // ---- holding one side ----

    private Part.Rows hashed(JoinKind kind, Part.Rows left, Part.Rows right, JoinCondition condition) {
        boolean swaps = (kind == JoinKind.INNER || kind == JoinKind.FULL) && right.rows() > 2 * left.rows();
        return swaps
                ? turned(
                        held(kind, right, left, condition.swapped(left.fields().size())),
                        right.fields().size())
                : held(kind, left, right, condition);
    }

    private Part.Rows held(JoinKind kind, Part.Rows one, Part.Rows other, JoinCondition condition) {
        Part.Rows left = one.tuples();
        Part.Rows right = other.tuples();
        int leftWidth = left.fields().size();
        int rightWidth = right.fields().size();
        RowNode node = new RowNode.HashJoin(
                kind,
                left.node(),
                right.node(),
                leftWidth,
                rightWidth,
                condition.keys(left.fields(), right.fields()),
                further(condition, leftWidth + rightWidth));
        double rows =
                condition.equalities().isEmpty() ? left.rows() * right.rows() : Math.max(left.rows(), right.rows());
        return joined(kind, node, leftWidth, rightWidth, rows, units(one) + units(other));
    }

    private static @Nullable Scalar further(JoinCondition condition, int width) {
        return condition.further() == null ? null : condition.further().apply(Part.columns(width));
    }

    private static Part.Rows joined(
            JoinKind kind, RowNode node, int leftWidth, int rightWidth, double rows, double units) {
        boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        return new Part.Rows(node, Part.columns(leftOnly ? leftWidth : leftWidth + rightWidth), rows, units);
    }
}
