package io.partita.engine.server.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.expression.Faults.Kind;
import io.partita.engine.server.expression.Node.Function;
import io.partita.engine.server.expression.Node.Operator;
import io.partita.engine.server.expression.Node.Reference;
import io.partita.engine.server.expression.Node.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an update of what was parsed; see {@link ConditionReader} on how faults are told. */
final class UpdateReader {
    private static final List<Kind> BEFORE_PATHS =
            List.of(Kind.STEP, Kind.UNKNOWN_FUNCTION, Kind.SECTION, Kind.NAME, Kind.VALUE, Kind.DEPTH);

    private final Substitutions substitutions;
    private final Faults faults = new Faults();
    private final List<Update.Action> actions = new ArrayList<>();

    private UpdateReader(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    /**
     * Reads an update.
     *
     * @throws StoreException VALIDATION, with the name of the expression, of paths and operands that do not fit
     */
    static Update read(String text, Substitutions substitutions) {
        UpdateReader reader = new UpdateReader(substitutions);
        Set<String> sections = new HashSet<>();
        for (UpdateParser.Section section : UpdateParser.sections(text)) {
            if (!sections.add(section.keyword())) {
                reader.faults.add(
                        Kind.SECTION,
                        "The \"" + section.keyword() + "\" section can only be used once in an update expression;");
            }
            section.actions().forEach(action -> reader.add(section.keyword(), action));
        }
        reader.faults.raise(BEFORE_PATHS);
        Update update = new Update(reader.actions);
        update.check();
        reader.faults.raise(List.of(Kind.FUNCTION));
        return update;
    }

    private void add(String keyword, UpdateParser.Action action) {
        Path path = substitutions.path(action.path(), faults);
        Node node = action.value();
        if (node == null) {
            if (path != null) {
                actions.add(new Update.Remove(path));
            }
            return;
        }
        Update.Value value = value(node);
        if (path == null) {
            return;
        } else if (value == null) {
            // What is wrong with the value is told after what is wrong with the paths, of which this is one.
            actions.add(new Update.Remove(path));
            return;
        }
        switch (keyword) {
            case "SET" -> actions.add(new Update.SetTo(path, value));
            case "ADD" -> actions.add(new Update.Add(path, constant(value)));
            default -> actions.add(new Update.Delete(path, constant(value)));
        }
    }

    private static AttributeValue constant(Update.Value value) {
        return ((Update.Constant) value).value();
    }

    private Update.@Nullable Value value(Node node) {
        Node bare = node.bare();
        if (bare instanceof Reference reference) {
            Path path = substitutions.path(reference, faults);
            return path == null ? null : new Update.At(path);
        } else if (bare instanceof Value value) {
            AttributeValue constant = substitutions.value(value.name(), faults);
            return constant == null ? null : new Update.Constant(constant);
        } else if (bare instanceof Operator operator) {
            return arithmetic(operator);
        } else if (bare instanceof Function function) {
            return function(function);
        }
        throw new IllegalStateException("a value that is none: " + bare);
    }

    private Update.@Nullable Value arithmetic(Operator operator) {
        Update.Value left = value(operator.operands().get(0));
        Update.Value right = value(operator.operands().get(1));
        if (left == null || right == null || !areOf(AttributeType.N, operator.symbol(), left, right)) {
            return null;
        }
        return operator.symbol().equals("+") ? new Update.Plus(left, right) : new Update.Minus(left, right);
    }

    private boolean areOf(AttributeType wanted, String name, Update.Value left, Update.Value right) {
        for (Update.Value value : List.of(left, right)) {
            if (value instanceof Update.Constant constant && constant.value().type() != wanted) {
                faults.add(
                        Kind.FUNCTION,
                        Functions.wrongType(name, constant.value().type()));
                return false;
            }
        }
        return true;
    }

    private Update.@Nullable Value function(Function function) {
        List<Update.@Nullable Value> operands = new ArrayList<>();
        function.operands().forEach(operand -> operands.add(value(operand)));
        Integer count = Functions.OF_UPDATES.get(function.name());
        if (count == null) {
            faults.add(Kind.UNKNOWN_FUNCTION, Functions.unknown(function.name(), true));
            return null;
        } else if (count != operands.size()) {
            faults.add(Kind.FUNCTION, Functions.wrongCount(function.name(), operands.size()));
            return null;
        }
        Update.Value first = operands.get(0);
        Update.Value second = operands.get(1);
        if (first == null || second == null) {
            return null;
        } else if (function.name().equals("if_not_exists")) {
            if (first instanceof Update.At at) {
                return new Update.IfNotExists(at.path(), second);
            }
            faults.add(
                    Kind.FUNCTION,
                    "Operator or function requires a document path; operator or function: if_not_exists");
            return null;
        }
        return areOf(AttributeType.L, function.name(), first, second) ? new Update.ListAppend(first, second) : null;
    }
}
