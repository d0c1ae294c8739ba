package io.partita.planner.algebra;

import io.partita.planner.binder.BoundRelation;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode.SortTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** The relational tree of a query over any number of tables. */
final class RelationTree {
    private final RelOptCluster cluster;

    RelationTree(RelOptCluster cluster) {
        this.cluster = cluster;
    }

    RelOptCluster cluster() {
        return cluster;
    }

    /**
     * The tree of a relation that stands by itself.
     *
     * @param outer the SELECT around it, or null
     */
    RelNode build(BoundRelation relation, @Nullable BlockTree outer) {
        if (relation instanceof BoundRelation.Block block) {
            return new BlockTree(this, block, outer).build();
        } else if (relation instanceof BoundRelation.Items items) {
            return items(items);
        } else if (relation instanceof BoundRelation.Constants constants) {
            return new ConstantsRel(cluster, constants.rows(), constants.width());
        } else if (relation instanceof BoundRelation.Combined combined) {
            return combined(combined, outer);
        } else if (relation instanceof BoundRelation.Ordered ordered) {
            return ordered(ordered, outer);
        }
        throw new IllegalArgumentException("a relation that stands within FROM only: " + relation);
    }

    /** The columns that are needed of a table, over its hidden document. */
    private RelNode items(BoundRelation.Items items) {
        RelNode documents = new ItemsRel(
                cluster, new ItemSource(items.table(), items.index(), items.hints(), items.position()), Wishes.NONE);
        RexTranslation rex = new RexTranslation(cluster.getRexBuilder());
        for (Scalar conjunct : items.conjuncts()) {
            documents = LogicalFilter.create(documents, rex.toCondition(conjunct));
        }
        List<RexNode> columns = rex.toRex(items.outputs());
        return LogicalProject.create(
                documents, List.of(), columns, Types.row(columns.size()).getFieldNames(), Set.of());
    }

    private RelNode combined(BoundRelation.Combined combined, @Nullable BlockTree outer) {
        List<RelNode> inputs = List.of(build(combined.left(), outer), build(combined.right(), outer));
        return switch (combined.kind()) {
            case UNION -> LogicalUnion.create(inputs, combined.all());
            case INTERSECT -> LogicalIntersect.create(inputs, combined.all());
            case EXCEPT -> LogicalMinus.create(inputs, combined.all());
        };
    }

    private RelNode ordered(BoundRelation.Ordered ordered, @Nullable BlockTree outer) {
        List<RelFieldCollation> collations = new ArrayList<>();
        for (SortTerm term : ordered.order()) {
            collations.add(collation(((Scalar.Column) term.value()).index(), term));
        }
        return sort(build(ordered.input(), outer), RelCollations.of(collations), ordered.bounds());
    }

    RelNode sort(RelNode input, RelCollation collation, BoundRelation.Bounds bounds) {
        if (collation.getFieldCollations().isEmpty() && bounds.isNone()) {
            return input;
        }
        return LogicalSort.create(
                input,
                collation,
                RowCounts.toRex(bounds.offset(), cluster.getRexBuilder()),
                RowCounts.toRex(bounds.limit(), cluster.getRexBuilder()));
    }

    static RelFieldCollation collation(int field, SortTerm term) {
        return new RelFieldCollation(
                field,
                term.ascending() ? RelFieldCollation.Direction.ASCENDING : RelFieldCollation.Direction.DESCENDING,
                term.nullsFirst() ? RelFieldCollation.NullDirection.FIRST : RelFieldCollation.NullDirection.LAST);
    }

    static JoinRelType type(JoinKind kind) {
        return JoinRelType.valueOf(kind.name());
    }
}
