package io.partita.planner.algebra;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/**
 * Makes joins of queries that read the rows of queries around them, as Neumann and Kemper have it in "Unnesting Arbitrary
 * Queries". Calcite's older decorrelator loses rows of aggregates over nothing.
 */
final class Decorrelation extends RelHomogeneousShuttle {
    private final RelBuilder builder;

    private Decorrelation(RelBuilder builder) {
        this.builder = builder;
    }

    /** A tree without correlations, as far as that is possible. */
    static RelNode decorrelate(RelNode tree, RelBuilder builder) {
        return tree.accept(new Decorrelation(builder));
    }

    /**
     * From the inside out, one at a time: Calcite confuses two correlations that lie beside each other, so that those
     * which read nothing from around them must be gone before the next one comes.
     */
    @Override
    public RelNode visit(RelNode node) {
        RelNode rebuilt = super.visit(node);
        if (!(rebuilt instanceof Correlate)
                || !RelOptUtil.getVariablesUsed(rebuilt).isEmpty()) {
            return rebuilt;
        }
        RelNode joined = TopDownGeneralDecorrelator.decorrelateQuery(rebuilt.accept(new KeptGroups()), builder);
        return joined.accept(new NullMatches());
    }
}
