package io.partita.planner.strict.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression;
import io.partita.planner.strict.text.Refusals;
import io.partita.planner.strict.text.StatementText;
import java.util.Locale;

/** What conditions compare: paths, sizes and constants. */
final class OperandReader {
    private static final String SIZE = "size";

    private final StatementText text;
    private final LiteralReader literals;
    private final PathReader paths;

    OperandReader(StatementText text, LiteralReader literals, PathReader paths) {
        this.text = text;
        this.literals = literals;
        this.paths = paths;
    }

    static boolean isSize(Expression.FunctionCall call) {
        return name(call).equals(SIZE);
    }

    /** Function names are known in any case. */
    static String name(Expression.FunctionCall call) {
        return call.name().text().toLowerCase(Locale.ROOT);
    }

    Operand operand(Expression expression) {
        if (expression instanceof Expression.PathExpression path) {
            return paths.path(path);
        } else if (expression instanceof Expression.FunctionCall call) {
            return size(call);
        }
        AttributeValue constant = literals.constant(expression);
        if (constant == null) {
            throw unsupported(expression);
        }
        return Operand.of(constant);
    }

    private Operand size(Expression.FunctionCall call) {
        if (!isSize(call)) {
            throw Refusals.function(call.name().text(), call.name().position());
        } else if (call.arguments().size() != 1) {
            throw Refusals.operandCount(SIZE, call.arguments().size());
        }
        return new Operand.Size(path(call.arguments().get(0), SIZE));
    }

    /** What can only be a path. */
    Path path(Expression expression, String operator) {
        if (expression instanceof Expression.PathExpression path) {
            return paths.path(path);
        }
        throw StoreException.validation(
                "Operator or function requires a document path; operator or function: " + operator);
    }

    private StoreException unsupported(Expression expression) {
        if (expression instanceof Expression.Arithmetic arithmetic) {
            String symbol = arithmetic.operator().symbol();
            int from = arithmetic.left().position().offset()
                    + arithmetic.left().position().length();
            return Refusals.operator(symbol, text.wordFrom(from, symbol));
        } else if (expression instanceof Expression.Signed signed) {
            String symbol = signed.negative() ? "-" : "+";
            return Refusals.operator(symbol, text.wordFrom(signed.position().offset(), symbol));
        } else if (expression instanceof Expression.ScalarSubquery) {
            return StoreException.validation("Only Select from a Single Table or index supported");
        }
        return StoreException.validation("Expected a value or a document path" + Refusals.at(expression.position()));
    }
}
