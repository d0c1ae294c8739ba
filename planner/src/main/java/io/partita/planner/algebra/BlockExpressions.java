package io.partita.planner.algebra;

import com.google.common.collect.ImmutableList;
import io.partita.parser.syntax.Expression.ComparisonOperator;
import io.partita.parser.syntax.Expression.Quantifier;
import io.partita.planner.binder.BoundField;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.Predicates;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** Scalars over the fields of a SELECT as Calcite's expressions, subqueries among them. */
final class BlockExpressions {
    private final BlockTree block;

    BlockExpressions(BlockTree block) {
        this.block = block;
    }

    List<RexNode> toRex(List<Scalar> scalars) {
        return scalars.stream().map(this::toRex).toList();
    }

    RexNode toRex(Scalar scalar) {
        if (scalar instanceof Scalar.Column column) {
            return field(block.field(column.index()));
        } else if (scalar instanceof Scalar.Argument argument && !argument.spread()) {
            return block.rex().makeDynamicParam(Types.ANY, argument.slot());
        } else if (scalar instanceof Scalar.Call call) {
            return call(call);
        }
        return block.rex().makeCall(Types.ANY, ScalarOperator.of(scalar), List.of());
    }

    private RexNode call(Scalar.Call call) {
        SqlOperator standard = StandardOperators.of(call);
        if (standard == null) {
            RelDataType type = Predicates.isPredicate(call) ? Types.TRUTH : Types.ANY;
            return block.rex().makeCall(type, ScalarOperator.of(call.function()), toRex(call.operands()));
        }
        List<RexNode> operands = StandardOperators.takesConditions(standard)
                ? call.operands().stream().map(this::condition).toList()
                : toRex(call.operands());
        return block.rex().makeCall(Types.TRUTH, standard, operands);
    }

    /** The same as a condition, which Calcite wants to have the type of one. */
    RexNode condition(Scalar scalar) {
        RexNode node = toRex(scalar);
        return node.getType().getSqlTypeName() == SqlTypeName.BOOLEAN
                ? node
                : block.rex().makeAbstractCast(Types.TRUTH, node, false);
    }

    /** The same as a condition that is never NULL. */
    RexNode truth(Scalar scalar) {
        return block.rex().makeCall(SqlStdOperatorTable.IS_TRUE, condition(scalar));
    }

    private RexNode field(BoundField field) {
        if (field instanceof BoundField.Outer outer) {
            return block.outer(outer);
        } else if (field instanceof BoundField.Value value) {
            return RexSubQuery.scalar(block.tree().build(value.query(), block));
        } else if (field instanceof BoundField.Exists exists) {
            return RexSubQuery.exists(block.tree().build(exists.query(), block));
        } else if (field instanceof BoundField.In in) {
            List<RexNode> operands = toRex(in.operands());
            return RexSubQuery.in(block.tree().build(in.query(), block), ImmutableList.copyOf(operands));
        } else if (field instanceof BoundField.Quantified quantified) {
            return quantified(quantified);
        }
        return block.column(field);
    }

    /** ANY as Calcite has it; ALL is true where the opposite is true of none. */
    private RexNode quantified(BoundField.Quantified quantified) {
        RelNode query = block.tree().build(quantified.query(), block);
        ImmutableList<RexNode> operand = ImmutableList.of(toRex(quantified.operand()));
        if (quantified.quantifier() == Quantifier.ANY) {
            return any(quantified.operator(), query, operand);
        }
        RexNode opposite = any(opposite(quantified.operator()), query, operand);
        return block.rex().makeCall(SqlStdOperatorTable.NOT, opposite);
    }

    private static RexNode any(ComparisonOperator operator, RelNode query, ImmutableList<RexNode> operand) {
        return operator == ComparisonOperator.EQUAL
                ? RexSubQuery.in(query, operand)
                : RexSubQuery.some(query, operand, some(operator));
    }

    private static SqlQuantifyOperator some(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> SqlStdOperatorTable.SOME_EQ;
            case NOT_EQUAL -> SqlStdOperatorTable.SOME_NE;
            case LESS -> SqlStdOperatorTable.SOME_LT;
            case LESS_OR_EQUAL -> SqlStdOperatorTable.SOME_LE;
            case GREATER -> SqlStdOperatorTable.SOME_GT;
            case GREATER_OR_EQUAL -> SqlStdOperatorTable.SOME_GE;
        };
    }

    private static ComparisonOperator opposite(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> ComparisonOperator.NOT_EQUAL;
            case NOT_EQUAL -> ComparisonOperator.EQUAL;
            case LESS -> ComparisonOperator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> ComparisonOperator.GREATER;
            case GREATER -> ComparisonOperator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> ComparisonOperator.LESS;
        };
    }
}
