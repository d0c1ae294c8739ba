package io.partita.planner.algebra;

import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryException;
import io.partita.planner.path.AccessChoice;
import io.partita.planner.path.AccessPathChooser;
import io.partita.planner.path.AccessRequest;
import io.partita.planner.path.AttributePaths;
import io.partita.planner.path.KnownValues;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;

/** Chooses the path of a table access, once everything that can be has been pushed into it. */
final class ChoosePathRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE =
            RuleConfig.rule("ChoosePath", items -> items.operand(ItemsRel.class).noInputs(), ChoosePathRule::new);

    private ChoosePathRule(RuleConfig config) {
        super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        ItemsRel items = call.rel(0);
        KnownValues known = Objects.requireNonNullElse(
                call.getPlanner().getContext().unwrap(KnownValues.class), KnownValues.CONSTANTS);
        call.transformTo(new AccessRel(items.getCluster(), choose(items.source(), items.wishes(), known)));
    }

    /** The path for what is wanted of a table. */
    static AccessChoice choose(ItemSource source, Wishes wishes, KnownValues known) {
        AttributePaths output = wishes.output() == null ? AttributePaths.wholeItem() : wishes.output();
        AccessRequest request = new AccessRequest(
                source.table(),
                source.index(),
                wishes.conjuncts(),
                output,
                AttributePaths.of(List.of()),
                wishes.order(),
                wishes.sorted(),
                wishes.rows(),
                wishes.counting(),
                source.hints().rules());
        try {
            return AccessPathChooser.choose(request, known);
        } catch (QueryException refused) {
            // What no path can serve is refused where the table is named.
            throw refused.position().equals(Position.NONE)
                    ? new QueryException(refused.code(), refused.getMessage(), source.position())
                    : refused;
        }
    }
}
