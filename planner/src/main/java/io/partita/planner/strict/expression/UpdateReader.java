package io.partita.planner.strict.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Statement;
import io.partita.planner.strict.text.Refusals;
import io.partita.planner.strict.text.StatementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** SET and REMOVE as the update of a store. */
public final class UpdateReader {
    private static final String LIST_APPEND = "list_append";
    private static final String SET_ADD = "set_add";
    private static final String SET_DELETE = "set_delete";
    private static final String PREFIX = "Invalid UpdateExpression: ";

    private final LiteralReader literals;
    private final PathReader paths;
    private final OperandReader operands;

    public UpdateReader(StatementText text, LiteralReader literals, PathReader paths) {
        this.literals = literals;
        this.paths = paths;
        this.operands = new OperandReader(text, literals, paths);
    }

    /**
     * The update that is written so.
     *
     * @throws StoreException VALIDATION if a clause is not one of the dialect, or no item could make the update right
     */
    public Update update(List<Statement.UpdateClause> clauses) {
        List<Update.Action> actions = new ArrayList<>();
        for (Statement.UpdateClause clause : clauses) {
            if (clause instanceof Statement.SetClause set) {
                actions.add(set(set));
            } else if (clause instanceof Statement.RemoveClause remove) {
                actions.add(new Update.Remove(paths.path(remove.path())));
            }
        }
        Update update = new Update(actions);
        try {
            update.check();
        } catch (StoreException failure) {
            String message = String.valueOf(failure.getMessage());
            throw StoreException.validation(message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message);
        }
        return update;
    }

    private Update.Action set(Statement.SetClause set) {
        Path path = paths.path(set.path());
        if (set.value() instanceof Expression.FunctionCall call) {
            String name = OperandReader.name(call);
            if (name.equals(SET_ADD)) {
                return new Update.Add(path, elements(call, path));
            } else if (name.equals(SET_DELETE)) {
                return new Update.Delete(path, elements(call, path));
            }
        }
        return new Update.SetTo(path, value(set.value()));
    }

    /** The elements that {@code set_add} or {@code set_delete} is given. */
    private AttributeValue elements(Expression.FunctionCall call, Path assigned) {
        String name = OperandReader.name(call).toUpperCase(Locale.ROOT);
        if (call.arguments().size() != 2) {
            throw StoreException.validation(name + " must have exactly two arguments"
                    + Refusals.at(call.name().position()));
        }
        Expression first = call.arguments().get(0);
        if (!(first instanceof Expression.PathExpression path)
                || !paths.path(path).equals(assigned)) {
            throw StoreException.validation("The first argument to " + name + " must equal the assignment value"
                    + Refusals.at(first.position()));
        }
        Expression second = call.arguments().get(1);
        AttributeValue elements = literals.constant(second);
        if (elements == null || !isSet(elements.type())) {
            throw StoreException.validation("The second argument to " + name + " must be a value with type SET"
                    + Refusals.at(second.position()));
        }
        return elements;
    }

    private static boolean isSet(AttributeType type) {
        return type == AttributeType.SS || type == AttributeType.NS || type == AttributeType.BS;
    }

    private Update.Value value(Expression expression) {
        AttributeValue constant = literals.constant(expression);
        if (constant != null) {
            return new Update.Constant(constant);
        } else if (expression instanceof Expression.PathExpression path) {
            return new Update.At(paths.path(path));
        } else if (expression instanceof Expression.FunctionCall call) {
            return listAppend(call);
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            switch (arithmetic.operator()) {
                case PLUS -> {
                    return new Update.Plus(value(arithmetic.left()), value(arithmetic.right()));
                }
                case MINUS -> {
                    return new Update.Minus(value(arithmetic.left()), value(arithmetic.right()));
                }
                default -> {}
            }
        }
        // Whatever it is, it is nothing that conditions take either, and they know what to say of it.
        operands.operand(expression);
        throw new IllegalStateException("a value without a meaning: " + expression);
    }

    private Update.Value listAppend(Expression.FunctionCall call) {
        if (!OperandReader.name(call).equals(LIST_APPEND)) {
            throw Refusals.function(call.name().text(), call.name().position());
        } else if (call.arguments().size() != 2) {
            throw Refusals.operandCount(LIST_APPEND, call.arguments().size());
        }
        return new Update.ListAppend(
                value(call.arguments().get(0)), value(call.arguments().get(1)));
    }
}
