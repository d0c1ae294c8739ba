package io.partita.planner.algebra;

import io.partita.planner.binder.BoundQuery;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** The items of a table, with what is wanted of them; how they are reached is not chosen yet. */
final class ItemsRel extends AbstractRelNode {
    private final BoundQuery query;
    private final Wishes wishes;

    ItemsRel(RelOptCluster cluster, BoundQuery query, Wishes wishes) {
        super(cluster, cluster.traitSetOf(Convention.NONE));
        this.query = query;
        this.wishes = wishes;
    }

    BoundQuery query() {
        return query;
    }

    Wishes wishes() {
        return wishes;
    }

    ItemsRel with(Wishes newWishes) {
        return new ItemsRel(getCluster(), query, newWishes);
    }

    @Override
    protected RelDataType deriveRowType() {
        return Types.ITEM;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("table", query.table().name()).item("wishes", wishes);
    }
}
