package io.partita.planner.algebra;

import io.partita.planner.binder.BoundRelation;
import io.partita.planner.path.KnownValues;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.SessionOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Plans queries over any number of tables: subqueries become joins, conditions go down to the tables, columns that
 * nobody needs are dropped, and what is left is converted, which is where joins find their way. Stateless and safe to
 * share between threads.
 */
public final class RelationPlanner {
    /** What to do about a subquery that reads the query around it in a form that cannot be taken apart. */
    public static final String CURE = "join a derived table that is grouped or numbered by what it is compared with";

    /** Calcite would simplify by its own semantics, which are not those of the language. */
    private static final RelBuilder.Config CONFIG = RelBuilder.Config.DEFAULT
            .withSimplify(false)
            .withSimplifyLimit(false)
            .withSimplifyValues(false)
            .withPruneInputOfAggregate(false)
            .withAggregateUnique(true);

    private static final RelBuilderFactory BUILDER = RelBuilder.proto(Contexts.of(CONFIG));

    private static final HepProgram SUBQUERIES = program(
            CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
            CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
            CoreRules.JOIN_SUB_QUERY_TO_CORRELATE);

    /** What is asked of rows, before another query is asked about each of them: fewer rows, and no cross products. */
    private static final HepProgram ROWS_AROUND = program(
            CoreRules.FILTER_MERGE,
            CoreRules.FILTER_CORRELATE,
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            CoreRules.FILTER_INTO_JOIN);

    private static final HepProgram CONDITIONS = program(
            CoreRules.FILTER_MERGE,
            CoreRules.FILTER_INTO_JOIN,
            CoreRules.JOIN_CONDITION_PUSH,
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            CoreRules.FILTER_AGGREGATE_TRANSPOSE,
            CoreRules.FILTER_SET_OP_TRANSPOSE,
            PushThroughUnnestRule.INSTANCE,
            PushThroughWindowRule.INSTANCE,
            RowNumberRule.INSTANCE,
            CoreRules.PROJECT_MERGE,
            CoreRules.PROJECT_REMOVE);

    private static final HepProgram LEAVES =
            program(CoreRules.JOIN_PUSH_EXPRESSIONS, CoreRules.PROJECT_MERGE, PushFilterRule.INSTANCE);

    private RelationPlanner() {}

    /** Rules that are applied until none of them finds anything more to do. */
    private static HepProgram program(RelOptRule... rules) {
        List<RelOptRule> configured = new ArrayList<>();
        for (RelOptRule rule : rules) {
            configured.add(
                    rule instanceof RelRule<?> relational
                            ? relational.config.withRelBuilderFactory(BUILDER).toRule()
                            : rule);
        }
        return HepProgram.builder().addRuleCollection(configured).build();
    }

    /**
     * The plan of a query.
     *
     * @throws io.partita.planner.error.QueryException if it is of a form that cannot be planned
     */
    public static Plan.Reading plan(BoundRelation.Query query, KnownValues known, SessionOptions options) {
        RelOptCluster cluster = RelOptCluster.create(new HepPlanner(SUBQUERIES), new RexBuilder(Types.FACTORY));
        cluster.setMetadataQuerySupplier(PlannerMetadata::query);
        RelNode tree = new RelationTree(cluster).build(query.relation(), null);
        RelNode ready = ready(tree, cluster);
        return new Plan.Reading(new RelationConversion(known, options).convert(ready), query.columns());
    }

    private static RelNode ready(RelNode tree, RelOptCluster cluster) {
        RelBuilder builder = BUILDER.create(cluster, null);
        RelNode joined = Decorrelation.decorrelate(run(ROWS_AROUND, run(SUBQUERIES, tree)), builder);
        RelNode pushed = run(CONDITIONS, joined);
        return pushedDown(new RelFieldTrimmer(null, builder).trim(pushed));
    }

    /** The same tree with its conditions as near to the tables as they go. */
    static RelNode pushedDown(RelNode tree) {
        return run(LEAVES, run(CONDITIONS, tree));
    }

    private static RelNode run(HepProgram program, RelNode tree) {
        HepPlanner planner = new HepPlanner(program);
        planner.setRoot(tree);
        return planner.findBestExp();
    }
}
