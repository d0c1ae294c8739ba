package io.partita.planner.algebra;

import io.partita.planner.binder.BoundQuery;
import io.partita.planner.path.KnownValues;
import io.partita.planner.plan.Plan;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;

/** Plans queries through a relational tree. Stateless and safe to share between threads. */
public final class QueryPlanner {
    /** First everything is pushed down, then paths are chosen, then sorts that they make needless are dropped. */
    private static final HepProgram PROGRAM = HepProgram.builder()
            .addRuleInstance(PushFilterRule.INSTANCE)
            .addRuleInstance(PushProjectRule.INSTANCE)
            .addRuleInstance(PushSortRule.INSTANCE)
            .addRuleInstance(PushLimitRule.OVER_PROJECT)
            .addRuleInstance(PushLimitRule.OVER_ITEMS)
            .addRuleInstance(PushCountRule.INSTANCE)
            .addRuleInstance(ChoosePathRule.INSTANCE)
            .addRuleInstance(DropSortRule.INSTANCE)
            .build();

    private QueryPlanner() {}

    /**
     * The plan of a query.
     *
     * @throws io.partita.planner.error.QueryException if an index that a hint asks for cannot serve
     */
    public static Plan.Reading plan(BoundQuery query, KnownValues known) {
        HepPlanner planner = new HepPlanner(PROGRAM, Contexts.of(known));
        RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(Types.FACTORY));
        planner.setRoot(new RelTree(query, cluster).build());
        RelNode chosen = planner.findBestExp();
        return new Plan.Reading(new PlanConversion(query).convert(chosen), query.columns());
    }
}
