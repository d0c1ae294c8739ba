package io.partita.planner.algebra;

import io.partita.engine.api.expression.Path;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Scalars over an item to expressions over the hidden document column, and back. */
final class RexTranslation {
    private final RexBuilder builder;

    RexTranslation(RexBuilder builder) {
        this.builder = builder;
    }

    List<RexNode> toRex(List<Scalar> scalars) {
        List<RexNode> nodes = new ArrayList<>(scalars.size());
        scalars.forEach(scalar -> nodes.add(toRex(scalar)));
        return nodes;
    }

    RexNode toRex(Scalar scalar) {
        return toRex(scalar, Types.ANY);
    }

    /** The same as a condition, which Calcite wants to have the type of one. */
    RexNode toCondition(Scalar scalar) {
        return toRex(scalar, Types.TRUTH);
    }

    private RexNode toRex(Scalar scalar, RelDataType type) {
        if (scalar instanceof Scalar.Attribute attribute) {
            return builder.makeCall(type, ScalarOperator.of(attribute.path()), List.of(document()));
        } else if (scalar instanceof Scalar.WholeItem) {
            return document();
        } else if (scalar instanceof Scalar.Argument argument && !argument.spread()) {
            return builder.makeDynamicParam(type, argument.slot());
        } else if (scalar instanceof Scalar.Call call) {
            return builder.makeCall(type, ScalarOperator.of(call.function()), toRex(call.operands()));
        }
        return builder.makeCall(type, ScalarOperator.of(scalar), List.of());
    }

    private RexNode document() {
        return builder.makeInputRef(Types.ANY, 0);
    }

    /**
     * The scalar of an expression.
     *
     * @param fields what the columns of its input are, in terms of the item
     */
    static Scalar toScalar(RexNode node, List<Scalar> fields) {
        if (node instanceof RexInputRef reference) {
            return fields.get(reference.getIndex());
        } else if (node instanceof RexDynamicParam parameter) {
            return new Scalar.Argument(parameter.getIndex(), false);
        } else if (node instanceof RexCall call && call.getOperator() instanceof ScalarOperator operator) {
            return toScalar(call, operator, fields);
        } else if (node instanceof RexCall call) {
            return StandardOperators.toScalar(call, operands(call, fields));
        } else if (node instanceof RexLiteral literal) {
            return StandardOperators.toScalar(literal);
        }
        throw new IllegalStateException("no expression of ours: " + node);
    }

    static List<Scalar> operands(RexCall call, List<Scalar> fields) {
        List<Scalar> operands = new ArrayList<>(call.getOperands().size());
        call.getOperands().forEach(operand -> operands.add(toScalar(operand, fields)));
        return operands;
    }

    private static Scalar toScalar(RexCall call, ScalarOperator operator, List<Scalar> fields) {
        Scalar constant = operator.constant();
        if (constant != null) {
            return constant;
        }
        Path path = operator.path();
        if (path != null) {
            return at(path, toScalar(call.getOperands().get(0), fields));
        }
        ScalarFunction function = operator.function();
        if (function == null) {
            throw new IllegalStateException("an operator without a meaning: " + operator);
        }
        return new Scalar.Call(function, operands(call, fields));
    }

    private static Scalar at(Path path, Scalar document) {
        if (document instanceof Scalar.WholeItem) {
            return new Scalar.Attribute(path);
        }
        throw new IllegalStateException("a path into something else than an item: " + document);
    }
}
