package io.partita.planner.algebra;

import io.partita.planner.binder.BoundQuery;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.plan.RowNode.SortTerm;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Builds the relational tree of a query: filter, projection with what is sorted by, sort, limit. */
final class RelTree {
    private final BoundQuery query;
    private final RelOptCluster cluster;
    private final RelBuilder builder;
    private final RexTranslation rex;

    RelTree(BoundQuery query, RelOptCluster cluster) {
        this.query = query;
        this.cluster = cluster;
        // Calcite would simplify by its own semantics, which are not those of the language.
        this.builder = RelFactories.LOGICAL_BUILDER
                .create(cluster, null)
                .transform(config -> config.withSimplify(false)
                        .withSimplifyLimit(false)
                        .withSimplifyValues(false)
                        .withPruneInputOfAggregate(false));
        this.rex = new RexTranslation(cluster.getRexBuilder());
    }

    RelNode build() {
        builder.push(new ItemsRel(
                cluster, new ItemSource(query.table(), query.index(), query.hints(), query.position()), Wishes.NONE));
        Scalar predicate = predicate();
        if (predicate != null) {
            builder.filter(rex.toCondition(predicate));
        }
        if (query.output() instanceof BoundQuery.CountOfItems) {
            builder.push(count(builder.build()));
            limit();
        } else if (query.output() instanceof BoundQuery.Columns columns) {
            rows(columns.scalars(), !columns.distinct());
            if (columns.distinct()) {
                builder.push(distinct(builder.build()));
                limit();
            }
        } else {
            rows(List.of(new Scalar.WholeItem()), true);
        }
        return builder.build();
    }

    private @Nullable Scalar predicate() {
        return switch (query.conjuncts().size()) {
            case 0 -> null;
            case 1 -> query.conjuncts().get(0);
            default -> new Scalar.Call(ScalarFunctions.AND, query.conjuncts());
        };
    }

    /** The outputs, sorted; what is only sorted by is projected beside them and dropped again. */
    private void rows(List<Scalar> outputs, boolean limited) {
        List<Scalar> all = new ArrayList<>(outputs);
        List<RelFieldCollation> collations = new ArrayList<>();
        for (SortTerm term : query.order()) {
            int field = all.indexOf(term.value());
            if (field < 0) {
                field = all.size();
                all.add(term.value());
            }
            if (collations.stream().map(RelFieldCollation::getFieldIndex).noneMatch(Integer.valueOf(field)::equals)) {
                collations.add(collation(field, term));
            }
        }
        project(all);
        boolean cuts = limited && (query.offset() != null || query.limit() != null);
        if (cuts || !collations.isEmpty()) {
            builder.sortLimit(
                    limited ? count(query.offset()) : null,
                    limited ? count(query.limit()) : null,
                    RelCollations.of(collations));
        }
        if (all.size() > outputs.size()) {
            builder.project(builder.fields().subList(0, outputs.size()), List.of(), true);
        }
    }

    private void project(List<Scalar> scalars) {
        boolean whole = query.order().isEmpty() && query.output() instanceof BoundQuery.AllAttributes;
        if (!whole) {
            builder.project(rex.toRex(scalars), List.of(), true);
        }
    }

    private static RelFieldCollation collation(int field, SortTerm term) {
        return new RelFieldCollation(
                field,
                term.ascending() ? RelFieldCollation.Direction.ASCENDING : RelFieldCollation.Direction.DESCENDING,
                term.nullsFirst() ? RelFieldCollation.NullDirection.FIRST : RelFieldCollation.NullDirection.LAST);
    }

    private @Nullable RexNode count(@Nullable Scalar count) {
        return RowCounts.toRex(count, cluster.getRexBuilder());
    }

    private void limit() {
        if (query.offset() == null && query.limit() == null) {
            return;
        }
        builder.sortLimit(count(query.offset()), count(query.limit()), RelCollations.EMPTY);
    }

    private static RelNode count(RelNode input) {
        AggregateCall count = AggregateCall.create(
                SqlStdOperatorTable.COUNT,
                false,
                false,
                false,
                List.of(),
                List.of(),
                -1,
                null,
                RelCollations.EMPTY,
                Types.COUNT,
                "count");
        return LogicalAggregate.create(input, List.of(), ImmutableBitSet.of(), null, List.of(count));
    }

    private static RelNode distinct(RelNode input) {
        ImmutableBitSet all = ImmutableBitSet.range(input.getRowType().getFieldCount());
        return LogicalAggregate.create(input, List.of(), all, null, List.of());
    }
}
