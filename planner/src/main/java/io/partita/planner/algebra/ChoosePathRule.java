package io.partita.planner.algebra;

import io.partita.planner.binder.BoundQuery;
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
        BoundQuery query = items.query();
        Wishes wishes = items.wishes();
        AttributePaths output = wishes.output() == null ? AttributePaths.wholeItem() : wishes.output();
        AccessRequest request = new AccessRequest(
                query.table(),
                query.index(),
                wishes.conjuncts(),
                output,
                AttributePaths.of(List.of()),
                wishes.order(),
                wishes.sorted(),
                wishes.rows(),
                wishes.counting(),
                query.hints().rules());
        KnownValues known = Objects.requireNonNullElse(
                call.getPlanner().getContext().unwrap(KnownValues.class), KnownValues.CONSTANTS);
        AccessChoice choice = AccessPathChooser.choose(request, known);
        call.transformTo(new AccessRel(items.getCluster(), choice));
    }
}
