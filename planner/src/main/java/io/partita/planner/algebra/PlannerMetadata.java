package io.partita.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** What rules may ask about relations: everything that Calcite knows but which predicates hold. */
final class PlannerMetadata {
    private static final RelMetadataProvider PROVIDER = ChainedRelMetadataProvider.of(List.of(
            ReflectiveRelMetadataProvider.reflectiveSource(
                    new NoPredicates(), BuiltInMetadata.Predicates.Handler.class),
            DefaultRelMetadataProvider.INSTANCE));

    private PlannerMetadata() {}

    static RelMetadataQuery query() {
        return new RelMetadataQuery(new ProxyingMetadataHandlerProvider(PROVIDER));
    }

    /**
     * No predicates: nothing here simplifies by them, and to infer them takes time that doubles with every outer join
     * on top of another.
     */
    public static final class NoPredicates implements BuiltInMetadata.Predicates.Handler {
        @Override
        public RelOptPredicateList getPredicates(RelNode relation, RelMetadataQuery query) {
            return RelOptPredicateList.EMPTY;
        }

        @Override
        public MetadataDef<BuiltInMetadata.Predicates> getDef() {
            return BuiltInMetadata.Predicates.DEF;
        }
    }
}
