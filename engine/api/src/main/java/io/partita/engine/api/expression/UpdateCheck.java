package io.partita.engine.api.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import java.util.List;

/** What can be said of an update without an item. */
final class UpdateCheck {
    private UpdateCheck() {}

    static void check(Update update) {
        tree(update.actions());
        update.actions().forEach(UpdateCheck::checkConstant);
        for (Update.Action action : update.actions()) {
            if (action instanceof Update.SetTo set) {
                check(set.value());
            }
        }
    }

    private static void checkConstant(Update.Action action) {
        if (action instanceof Update.Add add && !mayBeAdded(add.value().type())) {
            throw wrongOperand("operator: ADD", words(add.value().type()));
        } else if (action instanceof Update.Delete delete
                && !isSet(delete.value().type())) {
            throw wrongOperand("operator: DELETE", words(delete.value().type()));
        }
    }

    /** The actions at their paths, none of which overlap. */
    static PathTree<Update.Action> tree(List<Update.Action> actions) {
        return PathTree.ofDistinct(actions, Update.Action::path, "UpdateExpression");
    }

    private static void check(Update.Value value) {
        if (value instanceof Update.IfNotExists ifNotExists) {
            check(ifNotExists.otherwise());
        } else if (value instanceof Update.Plus plus) {
            checkOperands("+", AttributeType.N, plus.left(), plus.right());
        } else if (value instanceof Update.Minus minus) {
            checkOperands("-", AttributeType.N, minus.left(), minus.right());
        } else if (value instanceof Update.ListAppend append) {
            checkOperands("list_append", AttributeType.L, append.left(), append.right());
        }
    }

    private static void checkOperands(String function, AttributeType type, Update.Value left, Update.Value right) {
        for (Update.Value operand : List.of(left, right)) {
            if (operand instanceof Update.Constant constant) {
                AttributeValue value = constant.value();
                if (value.type() != type) {
                    throw wrongOperand(
                            "operator or function: " + function, value.type().name());
                }
            } else {
                check(operand);
            }
        }
    }

    private static boolean mayBeAdded(AttributeType type) {
        return type == AttributeType.N || isSet(type);
    }

    private static boolean isSet(AttributeType type) {
        return type == AttributeType.SS || type == AttributeType.NS || type == AttributeType.BS;
    }

    private static StoreException wrongOperand(String operator, String type) {
        return StoreException.validation("Invalid UpdateExpression: Incorrect operand type for operator or function; "
                + operator + ", operand type: " + type);
    }

    /** The types as the messages about ADD and DELETE spell them. */
    private static String words(AttributeType type) {
        return switch (type) {
            case S -> "STRING";
            case N -> "NUMBER";
            case B -> "BINARY";
            case BOOL -> "BOOLEAN";
            case NULL -> "NULL";
            case M -> "MAP";
            case L -> "LIST";
            case SS, NS, BS -> type.name();
        };
    }
}
