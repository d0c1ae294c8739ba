package io.partita.planner.algebra;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.algebra.JoinCondition.Equality;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.AccessChoice;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.ComputedKey;
import io.partita.planner.path.Estimate;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest way of one join: looking up the rows of one side by the keys of the other, or reading both and
 * holding one of them.
 */
final class JoinConversion {
    private final LeafAccess leaves;
    private final LookedUpSubtrees subtrees;

    /**
     * A way of looking rows up.
     *
     * @param right yields the tuples that are found
     * @param lookups over the columns of the side that is there already
     * @param units for all rows of that side
     * @param partners that one row has
     */
    private record Lookup(RowNode right, List<Scalar> lookups, double units, double partners) {}

    JoinConversion(LeafAccess leaves, LookedUpSubtrees subtrees) {
        this.leaves = leaves;
        this.subtrees = subtrees;
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
        if (kind == JoinKind.INNER) {
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

    // ---- looking up ----

    private Part.@Nullable Rows lookedUp(JoinKind kind, Part.Rows there, Part sought, JoinCondition condition) {
        Lookup lookup = kind == JoinKind.FULL ? null : lookup(there, sought, condition);
        if (lookup == null) {
            return null;
        }
        Part.Rows left = there.tuples();
        int width = left.fields().size();
        int found = sought.fields().size();
        RowNode node = new RowNode.LookupJoin(
                kind,
                left.node(),
                width,
                lookup.lookups(),
                lookup.right(),
                found,
                condition.keys(left.fields(), Part.columns(found)),
                further(condition, width + found));
        double rows = Math.max(1, there.rows() * lookup.partners());
        return joined(kind, node, width, found, rows, there.units() + lookup.units());
    }

    private @Nullable Lookup lookup(Part.Rows there, Part sought, JoinCondition condition) {
        if (sought instanceof Part.Leaf leaf) {
            return lookup(there, leaf, condition);
        }
        return sought instanceof Part.Subtree subtree ? lookup(there, subtree, condition) : null;
    }

    private @Nullable Lookup lookup(Part.Rows there, Part.Subtree subtree, JoinCondition condition) {
        List<Integer> columns = new ArrayList<>();
        List<Scalar> lookups = new ArrayList<>();
        for (Equality equality : condition.equalities()) {
            if (!equality.nullsMatch() && !columns.contains(equality.right())) {
                columns.add(equality.right());
                lookups.add(new Scalar.Column(equality.left()));
            }
        }
        return columns.isEmpty()
                ? null
                : subtrees.rows(subtree.node(), columns)
                        .map(rows -> new Lookup(
                                rows.node(),
                                lookups,
                                there.rows() * rows.units() / Estimate.SPREAD_VALUES,
                                rows.rows() / Estimate.SPREAD_VALUES))
                        .orElse(null);
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

    /** The comparison with this attribute, or with what is computed of it; or null. */
    private static @Nullable Equality comparedWith(String attribute, Part.Leaf leaf, JoinCondition condition) {
        for (Equality equality : condition.equalities()) {
            if (!equality.nullsMatch()
                    && attribute.equals(ComputedKey.attributeOf(leaf.fields().get(equality.right())))) {
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
            int slot = subtrees.slot(lookups.size() - 1);
            one.add(new Scalar.Call(ScalarFunctions.EQUAL, List.of(attribute, new Scalar.Argument(slot, false))));
            batch.add(new Scalar.Call(ScalarFunctions.IN, List.of(attribute, new Scalar.Argument(slot, true))));
        }
        AccessChoice ofOne = leaves.choose(leaf, one);
        AccessChoice ofBatch = leaves.choose(leaf, batch);
        if (!isKeyed(ofOne) || !isKeyed(ofBatch)) {
            return null;
        }
        RowNode found = new RowNode.Access(
                RelationConversion.access(ofBatch, leaf.items().source().hints()));
        return new Lookup(
                new RowNode.Compute(found, leaf.fields()),
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
        return joined(kind, node, leftWidth, rightWidth, rows, one.units() + other.units());
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
