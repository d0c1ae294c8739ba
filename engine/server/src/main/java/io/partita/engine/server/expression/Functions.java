package io.partita.engine.server.expression;

import io.partita.engine.api.item.AttributeType;
import java.util.Map;

/** The functions of expressions and how many operands they have, and what is said of their misuse. */
final class Functions {
    static final Map<String, Integer> OF_CONDITIONS = Map.of(
            "attribute_exists", 1,
            "attribute_not_exists", 1,
            "attribute_type", 2,
            "begins_with", 2,
            "contains", 2,
            "size", 1);
    static final Map<String, Integer> OF_UPDATES = Map.of("if_not_exists", 2, "list_append", 2);

    private Functions() {}

    static String unknown(String name, boolean inUpdate) {
        if (inUpdate && OF_CONDITIONS.containsKey(name)) {
            return "The function is not allowed in an update expression; function: " + name;
        } else if (!inUpdate && OF_UPDATES.containsKey(name)) {
            return "The function is not allowed in a condition expression; function: " + name;
        }
        return "Invalid function name; function: " + name;
    }

    static String misused(String name) {
        return "The function is not allowed to be used this way in an expression; function: " + name;
    }

    /** No function is of use within so many others. */
    static String tooDeep(String name) {
        boolean known = OF_CONDITIONS.containsKey(name) || OF_UPDATES.containsKey(name);
        return known ? misused(name) : unknown(name, false);
    }

    static String wrongCount(String name, int count) {
        return "Incorrect number of operands for operator or function; operator or function: " + name
                + ", number of operands: " + count;
    }

    static String wrongType(String name, AttributeType type) {
        return "Incorrect operand type for operator or function; operator or function: " + name + ", operand type: "
                + type;
    }
}
