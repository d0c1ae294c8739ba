package io.partita.planner.algebra;

import com.google.common.collect.ImmutableSet;
import io.partita.planner.binder.BoundField;
import io.partita.planner.binder.BoundRelation;
import io.partita.planner.binder.BoundRelation.Grouping;
import io.partita.planner.binder.BoundRelation.WindowGroup;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** The relational tree of one SELECT: joins, filter, groups, windows, outputs, order; what is bound over which of them. */
final class BlockTree {
    private final RelationTree tree;
    private final BoundRelation.Block block;
    private final @Nullable BlockTree outer;
    private final BlockExpressions expressions;
    private Stage stage;

    /** The rows that expressions are over at one place of the SELECT. */
    private final class Stage {
        private final RelDataType row;
        private final int first;
        private final boolean grouped;
        private final int base;
        private @Nullable CorrelationId correlation;

        /**
         * @param first the number of the field's column that is the row's first, within FROM
         * @param base columns before the results of window functions
         */
        Stage(RelDataType row, int first, boolean grouped, int base) {
            this.row = row;
            this.first = first;
            this.grouped = grouped;
            this.base = base;
        }

        int column(BoundField field) {
            if (field instanceof BoundField.Windowed windowed) {
                return base + windowed.call();
            } else if (field instanceof BoundField.Grouped group) {
                return group.column();
            } else if (grouped) {
                return key(field);
            }
            return ((BoundField.Input) field).column() - first;
        }

        private int key(BoundField field) {
            List<Scalar> keys =
                    block.grouping() == null ? List.of() : block.grouping().keys();
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i) instanceof Scalar.Column column
                        && block.fields().get(column.index()).equals(field)) {
                    return i;
                }
            }
            throw new QueryException(
                    QueryErrorCode.INVALID_STATEMENT,
                    "a subquery reads a column of the query around it that is not in that query's GROUP BY");
        }

        CorrelationId correlation() {
            if (correlation == null) {
                correlation = tree.cluster().createCorrel();
            }
            return correlation;
        }

        Set<CorrelationId> correlations() {
            return correlation == null ? Set.of() : Set.of(correlation);
        }
    }

    BlockTree(RelationTree tree, BoundRelation.Block block, @Nullable BlockTree outer) {
        this.tree = tree;
        this.block = block;
        this.outer = outer;
        this.expressions = new BlockExpressions(this);
        this.stage = new Stage(Types.row(0), 0, false, 0);
    }

    RelationTree tree() {
        return tree;
    }

    RexBuilder rex() {
        return tree.cluster().getRexBuilder();
    }

    // ---- fields ----

    BoundField field(int index) {
        return block.fields().get(index);
    }

    /** A column of the rows at hand. */
    RexNode column(BoundField field) {
        int column = stage.column(field);
        return rex().makeInputRef(stage.row.getFieldList().get(column).getType(), column);
    }

    /** A column of a row of a SELECT around this one. */
    RexNode outer(BoundField.Outer field) {
        BlockTree around = this;
        for (int i = 0; i < field.levels(); i++) {
            if (around.outer == null) {
                throw new IllegalStateException("no SELECT around: " + field);
            }
            around = around.outer;
        }
        RexNode row = rex().makeCorrel(around.stage.row, around.stage.correlation());
        return rex().makeFieldAccess(row, around.stage.column(around.field(field.field())));
    }

    // ---- the SELECT ----

    RelNode build() {
        RelNode rows = from(block.from(), 0);
        if (block.where() != null) {
            rows = filter(rows, block.where(), false, rows.getRowType().getFieldCount());
        }
        boolean grouped = block.grouping() != null;
        if (block.grouping() != null) {
            rows = group(rows, block.grouping());
        }
        int base = rows.getRowType().getFieldCount();
        for (WindowGroup group : block.windows()) {
            rows = window(rows, group, grouped, base);
        }
        return outputs(rows, grouped, base);
    }

    private void at(RelNode rows, boolean grouped, int base) {
        stage = new Stage(rows.getRowType(), 0, grouped, base);
    }

    private RelNode filter(RelNode rows, Scalar predicate, boolean grouped, int base) {
        at(rows, grouped, base);
        RexNode condition = factored(expressions.condition(predicate));
        return LogicalFilter.create(rows, condition, ImmutableSet.copyOf(stage.correlations()));
    }

    /** What all alternatives have in common, before them: an equality among it makes a join of a cross product. */
    private RexNode factored(RexNode condition) {
        return RexUtil.pullFactors(rex(), condition);
    }

    /**
     * @param first the number of the first column of the relation
     */
    private RelNode from(BoundRelation relation, int first) {
        if (relation instanceof BoundRelation.Joined joined) {
            RelNode left = from(joined.left(), first);
            RelNode right = from(joined.right(), first + joined.left().width());
            RelDataType row = Types.beside(left.getRowType(), right.getRowType());
            stage = new Stage(row, first, false, row.getFieldCount());
            RexNode condition =
                    joined.condition() == null ? rex().makeLiteral(true) : expressions.condition(joined.condition());
            return LogicalJoin.create(
                    left, right, List.of(), condition, stage.correlations(), RelationTree.type(joined.kind()));
        } else if (relation instanceof BoundRelation.Unnested unnested) {
            RelNode input = from(unnested.input(), first);
            stage = new Stage(input.getRowType(), first, false, 0);
            return new UnnestRel(input, expressions.toRex(unnested.collection()), unnested.outer());
        }
        return tree.build(relation, outer);
    }

    private RelNode group(RelNode rows, Grouping grouping) {
        at(rows, false, rows.getRowType().getFieldCount());
        List<RexNode> columns = new ArrayList<>(expressions.toRex(grouping.keys()));
        List<org.apache.calcite.rel.core.AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : grouping.calls()) {
            calls.add(call(call, columns));
        }
        RelNode input = columns.isEmpty() ? rows : project(rows, columns);
        RelNode groups = LogicalAggregate.create(
                input, List.of(), ImmutableBitSet.range(grouping.keys().size()), sets(grouping), calls);
        return grouping.having() == null
                ? groups
                : filter(groups, grouping.having(), true, groups.getRowType().getFieldCount());
    }

    /** Null for one set of all keys. They must be sorted. */
    private static @Nullable List<ImmutableBitSet> sets(Grouping grouping) {
        return grouping.sets().isEmpty()
                ? null
                : grouping.sets().stream()
                        .map(ImmutableBitSet::of)
                        .sorted(ImmutableBitSet.COMPARATOR)
                        .toList();
    }

    private org.apache.calcite.rel.core.AggregateCall call(AggregateCall call, List<RexNode> columns) {
        List<Integer> operands = new ArrayList<>();
        for (Scalar operand : call.operands()) {
            operands.add(add(expressions.toRex(operand), columns));
        }
        int filter = call.filter() == null ? -1 : add(expressions.truth(call.filter()), columns);
        List<AggregateOperator.Direction> order = new ArrayList<>();
        for (SortTerm term : call.order()) {
            order.add(new AggregateOperator.Direction(term.ascending(), term.nullsFirst()));
            if (call.function() != AggregateFunction.COUNT) {
                operands.add(add(expressions.toRex(term.value()), columns));
            }
        }
        var operator = AggregateOperator.of(call.function(), order);
        return org.apache.calcite.rel.core.AggregateCall.create(
                operator,
                call.distinct(),
                false,
                false,
                List.of(),
                operands,
                filter,
                null,
                RelCollations.EMPTY,
                operator instanceof AggregateOperator ? Types.ANY : Types.COUNT,
                null);
    }

    private static int add(RexNode node, List<RexNode> columns) {
        int index = columns.indexOf(node);
        if (index >= 0) {
            return index;
        }
        columns.add(node);
        return columns.size() - 1;
    }

    private RelNode window(RelNode rows, WindowGroup group, boolean grouped, int base) {
        at(rows, grouped, base);
        List<WindowRel.Order> order = group.order().stream()
                .map(term -> new WindowRel.Order(expressions.toRex(term.value()), term.ascending(), term.nullsFirst()))
                .toList();
        List<WindowRel.Call> calls = new ArrayList<>();
        for (WindowCall call : group.calls()) {
            calls.add(new WindowRel.Call(
                    call.function(),
                    expressions.toRex(call.operands()),
                    call.distinct(),
                    call.filter() == null ? null : expressions.toRex(call.filter()),
                    call.ignoreNulls(),
                    call.frame()));
        }
        return new WindowRel(rows, expressions.toRex(group.partition()), order, calls);
    }

    /** The outputs, sorted; what is only sorted by is projected beside them and dropped again. */
    private RelNode outputs(RelNode rows, boolean grouped, int base) {
        at(rows, grouped, base);
        List<RexNode> columns = new ArrayList<>(expressions.toRex(block.outputs()));
        int width = columns.size();
        List<RelFieldCollation> collations = new ArrayList<>();
        for (SortTerm term : block.order()) {
            int output = block.outputs().indexOf(term.value());
            int field = output >= 0 ? output : add(expressions.toRex(term.value()), columns);
            if (collations.stream().noneMatch(collation -> collation.getFieldIndex() == field)) {
                collations.add(RelationTree.collation(field, term));
            }
        }
        RelNode projected = project(rows, columns);
        if (block.distinct()) {
            projected = LogicalAggregate.create(projected, List.of(), ImmutableBitSet.range(width), null, List.of());
        }
        RelCollation collation = RelCollations.of(collations);
        RelNode sorted = tree.sort(projected, collation, block.bounds());
        return columns.size() == width ? sorted : first(sorted, width);
    }

    private RelNode first(RelNode rows, int width) {
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(rex().makeInputRef(rows, i));
        }
        return LogicalProject.create(rows, List.of(), columns, Types.row(width).getFieldNames(), Set.of());
    }

    private RelNode project(RelNode rows, List<RexNode> columns) {
        return LogicalProject.create(
                rows, List.of(), columns, Types.row(columns.size()).getFieldNames(), stage.correlations());
    }
}
