package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression.IndexStep;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.plan.ItemWrite.ConflictUpdate;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in ON CONFLICT DO UPDATE: the item that is there, and {@code EXCLUDED}, the row that was to be inserted. */
final class ConflictScope implements Scope {
    private final TableScope table;

    ConflictScope(TableScope table) {
        this.table = table;
    }

    @Override
    public Scalar resolve(PathExpression expression) {
        boolean excluded =
                !expression.root().quoted() && expression.root().text().equalsIgnoreCase("EXCLUDED");
        if (!excluded) {
            return table.resolve(expression);
        }
        Scalar row = new Scalar.Argument(ConflictUpdate.EXCLUDED, false);
        if (expression.steps().isEmpty()) {
            return row;
        }
        List<Scalar> operands = new ArrayList<>();
        operands.add(row);
        for (PathStep step : expression.steps()) {
            operands.add(new Scalar.Constant(
                    step instanceof IndexStep index
                            ? AttributeValue.of(index.index())
                            : AttributeValue.of(name((NameStep) step, operands.size() == 1))));
        }
        return new Scalar.Call(ScalarFunctions.STEP, operands);
    }

    private String name(NameStep step, boolean first) {
        return first ? table.attribute(step.name()) : step.name().text();
    }

    @Override
    public SqlType type(Scalar leaf) {
        return table.type(leaf);
    }

    @Override
    public @Nullable KeyType keyType(Scalar scalar) {
        return table.keyType(scalar);
    }

    @Override
    public @Nullable String attribute(Scalar scalar) {
        return table.attribute(scalar);
    }
}
