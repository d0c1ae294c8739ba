package io.partita.planner.compile;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.plan.Plan;
import io.partita.planner.type.ParameterDescription;
import java.util.List;

/**
 * A plan, and how to fill its argument slots: first the parameters, then the literals of this text.
 *
 * @param parameters the parameters in the order of the text
 * @param literals the literals that were lifted out of this text, for the slots behind the parameters
 */
public record CompiledStatement(Plan plan, List<ParameterDescription> parameters, List<AttributeValue> literals) {
    public CompiledStatement {
        parameters = List.copyOf(parameters);
        literals = List.copyOf(literals);
    }
}
