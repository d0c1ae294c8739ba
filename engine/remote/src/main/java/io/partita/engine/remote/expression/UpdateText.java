package io.partita.engine.remote.expression;

import io.partita.engine.api.expression.Update;
import java.util.List;
import java.util.StringJoiner;

/** Writes an update: its clauses in the order SET, REMOVE, ADD, DELETE, each with its actions in their order. */
final class UpdateText {
    private final Placeholders placeholders;

    private UpdateText(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** @param actions at least one */
    static String of(List<Update.Action> actions, Placeholders placeholders) {
        UpdateText writer = new UpdateText(placeholders);
        StringJoiner sets = new StringJoiner(",", "SET ", "").setEmptyValue("");
        StringJoiner removes = new StringJoiner(",", "REMOVE ", "").setEmptyValue("");
        StringJoiner adds = new StringJoiner(",", "ADD ", "").setEmptyValue("");
        StringJoiner deletes = new StringJoiner(",", "DELETE ", "").setEmptyValue("");
        for (Update.Action action : actions) {
            String path = placeholders.path(action.path());
            if (action instanceof Update.SetTo set) {
                sets.add(path + "=" + writer.value(set.value()));
            } else if (action instanceof Update.Remove) {
                removes.add(path);
            } else if (action instanceof Update.Add add) {
                adds.add(path + " " + placeholders.value(add.value()));
            } else if (action instanceof Update.Delete delete) {
                deletes.add(path + " " + placeholders.value(delete.value()));
            }
        }
        StringJoiner clauses = new StringJoiner(" ");
        for (StringJoiner clause : List.of(sets, removes, adds, deletes)) {
            if (clause.length() > 0) {
                clauses.add(clause.toString());
            }
        }
        return clauses.toString();
    }

    private String value(Update.Value value) {
        if (value instanceof Update.Constant constant) {
            return placeholders.value(constant.value());
        } else if (value instanceof Update.At at) {
            return placeholders.path(at.path());
        } else if (value instanceof Update.IfNotExists absent) {
            return "if_not_exists(" + placeholders.path(absent.path()) + "," + value(absent.otherwise()) + ")";
        } else if (value instanceof Update.ListAppend append) {
            return "list_append(" + value(append.left()) + "," + value(append.right()) + ")";
        } else if (value instanceof Update.Plus plus) {
            return operand(plus.left()) + "+" + operand(plus.right());
        } else if (value instanceof Update.Minus minus) {
            return operand(minus.left()) + "-" + operand(minus.right());
        }
        throw new IllegalStateException("a value without a text: " + value);
    }

    private String operand(Update.Value value) {
        boolean sum = value instanceof Update.Plus || value instanceof Update.Minus;
        return sum ? "(" + value(value) + ")" : value(value);
    }
}
