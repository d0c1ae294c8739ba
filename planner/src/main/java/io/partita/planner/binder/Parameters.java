package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.ParameterDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of one statement, and what its text says of them. */
public final class Parameters {
    private static final ParameterDescription UNKNOWN = new ParameterDescription(SqlType.ANY, null, false, null);

    private final List<ParameterDescription> descriptions = new ArrayList<>();

    /** The slot of a parameter. */
    Scalar.Argument bind(Expression.Parameter parameter, boolean spreads) {
        while (descriptions.size() <= parameter.index()) {
            descriptions.add(UNKNOWN);
        }
        if (spreads) {
            describe(parameter.index(), new ParameterDescription(SqlType.ANY, null, true, null));
        }
        return new Scalar.Argument(parameter.index(), spreads);
    }

    /** Notes what is expected where a parameter stands; of anything but a parameter nothing is noted. */
    void expect(Expression expression, SqlType type, @Nullable String attribute) {
        if (expression instanceof Expression.Parameter parameter && parameter.index() < descriptions.size()) {
            ParameterDescription known = descriptions.get(parameter.index());
            describe(parameter.index(), new ParameterDescription(type, attribute, known.spreads(), known.operator()));
        }
    }

    /** Notes that a parameter, if the expression is one, is compared by an operator that does not take NULL. */
    void expectKnown(Expression expression, String operator) {
        if (expression instanceof Expression.Parameter parameter && parameter.index() < descriptions.size()) {
            ParameterDescription known = descriptions.get(parameter.index());
            describe(
                    parameter.index(),
                    new ParameterDescription(known.type(), known.attribute(), known.spreads(), operator));
        }
    }

    private void describe(int index, ParameterDescription description) {
        descriptions.set(index, description);
    }

    /** One for each parameter, in the order of the text. */
    public List<ParameterDescription> descriptions() {
        return List.copyOf(descriptions);
    }
}
