package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.JoinKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a join compares, and what else it asks of a pair.
 *
 * @param further makes a predicate of the columns of both sides, those of the left one first; or null
 */
record JoinCondition(List<Equality> equalities, @Nullable Function<List<Scalar>, Scalar> further) {

    /**
     * Two columns that must be equal, each numbered within its side.
     *
     * @param nullsMatch whether NULL is equal to NULL
     */
    record Equality(int left, int right, boolean nullsMatch) {
        Equality swapped() {
            return new Equality(right, left, nullsMatch);
        }
    }

    JoinCondition {
        equalities = List.copyOf(equalities);
    }

    static JoinCondition of(Join join) {
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        List<Boolean> filterNulls = new ArrayList<>();
        RexNode rest = RelOptUtil.splitJoinCondition(
                join.getLeft(), join.getRight(), join.getCondition(), left, right, filterNulls);
        List<Equality> equalities = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            equalities.add(new Equality(left.get(i), right.get(i), !filterNulls.get(i)));
        }
        return new JoinCondition(
                equalities, rest.isAlwaysTrue() ? null : fields -> RexTranslation.toScalar(rest, fields));
    }

    List<JoinKey> keys(List<Scalar> leftFields, List<Scalar> rightFields) {
        return equalities.stream()
                .map(each -> new JoinKey(leftFields.get(each.left()), rightFields.get(each.right()), each.nullsMatch()))
                .toList();
    }

    /**
     * The same with the sides in each other's place.
     *
     * @param leftWidth columns of what was the left side
     */
    JoinCondition swapped(int leftWidth) {
        Function<List<Scalar>, Scalar> predicate = further;
        return new JoinCondition(
                equalities.stream().map(Equality::swapped).toList(),
                predicate == null ? null : fields -> predicate.apply(rotated(fields, fields.size() - leftWidth)));
    }

    /** The fields behind the first so many, and those behind them. */
    static List<Scalar> rotated(List<Scalar> fields, int first) {
        List<Scalar> rotated = new ArrayList<>(fields.subList(first, fields.size()));
        rotated.addAll(fields.subList(0, first));
        return rotated;
    }
}
