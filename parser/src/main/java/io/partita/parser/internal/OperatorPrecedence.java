package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Arithmetic;
import io.partita.parser.syntax.Expression.ArithmeticOperator;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Groups the flat list of operands and operators: {@code * / %} before {@code + -} before {@code ||}, from the left. */
final class OperatorPrecedence {
    private record Part(Expression expression, Token first, Token last) {}

    private final Source source;
    private final ExpressionBuilder expressions;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Deque<ArithmeticOperator> operators = new ArrayDeque<>();

    OperatorPrecedence(Source source, ExpressionBuilder expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    Expression group(PartitaParser.ArithmeticContext context) {
        parts.push(part((PartitaParser.OperandContext) context.getChild(0)));
        for (int i = 1; i < context.getChildCount(); i += 2) {
            ArithmeticOperator operator =
                    operator(((TerminalNode) context.getChild(i)).getSymbol().getType());
            while (!operators.isEmpty() && strength(operators.element()) >= strength(operator)) {
                join();
            }
            operators.push(operator);
            parts.push(part((PartitaParser.OperandContext) context.getChild(i + 1)));
        }
        while (!operators.isEmpty()) {
            join();
        }
        return parts.pop().expression();
    }

    private Part part(PartitaParser.OperandContext context) {
        return new Part(expressions.operand(context), context.start, context.stop);
    }

    private void join() {
        Part right = parts.pop();
        Part left = parts.pop();
        Expression joined = new Arithmetic(
                operators.pop(), left.expression(), right.expression(), source.position(left.first(), right.last()));
        parts.push(new Part(joined, left.first(), right.last()));
    }

    private static int strength(ArithmeticOperator operator) {
        return switch (operator) {
            case CONCATENATE -> 1;
            case PLUS, MINUS -> 2;
            case TIMES, DIVIDE, REMAINDER -> 3;
        };
    }

    private static ArithmeticOperator operator(int type) {
        return switch (type) {
            case PartitaParser.PLUS -> ArithmeticOperator.PLUS;
            case PartitaParser.MINUS -> ArithmeticOperator.MINUS;
            case PartitaParser.STAR -> ArithmeticOperator.TIMES;
            case PartitaParser.SLASH -> ArithmeticOperator.DIVIDE;
            case PartitaParser.PERCENT -> ArithmeticOperator.REMAINDER;
            default -> ArithmeticOperator.CONCATENATE;
        };
    }
}
