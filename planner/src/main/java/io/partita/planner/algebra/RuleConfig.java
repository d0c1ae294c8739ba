package io.partita.planner.algebra;

import java.util.function.Function;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.plan.RelRule.OperandTransform;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * How a rule is configured: what it matches, and how it is made.
 *
 * @param description a name that no other rule has
 */
record RuleConfig(
        String description,
        OperandTransform operandSupplier,
        Function<RuleConfig, RelOptRule> maker,
        RelBuilderFactory relBuilderFactory)
        implements RelRule.Config {

    static RelOptRule rule(String description, OperandTransform operands, Function<RuleConfig, RelOptRule> maker) {
        return new RuleConfig(description, operands, maker, RelFactories.LOGICAL_BUILDER).toRule();
    }

    @Override
    public RelOptRule toRule() {
        return maker.apply(this);
    }

    @Override
    public RuleConfig withRelBuilderFactory(RelBuilderFactory factory) {
        return new RuleConfig(description, operandSupplier, maker, factory);
    }

    @Override
    public RuleConfig withDescription(String newDescription) {
        return new RuleConfig(newDescription, operandSupplier, maker, relBuilderFactory);
    }

    @Override
    public RuleConfig withOperandSupplier(OperandTransform transform) {
        return new RuleConfig(description, transform, maker, relBuilderFactory);
    }
}
