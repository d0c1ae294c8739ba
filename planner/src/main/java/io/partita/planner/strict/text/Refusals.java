package io.partita.planner.strict.text;

import io.partita.engine.api.error.StoreException;
import io.partita.parser.syntax.Position;

/** What is said of statements that are not of the dialect, in the words of the service as far as they are known. */
public final class Refusals {
    private Refusals() {}

    /** The text is no statement. */
    public static StoreException malformed(String what) {
        return StoreException.validation("Statement wasn't well formed, can't be processed: " + what);
    }

    /** No SELECT, INSERT, UPDATE or DELETE. */
    public static StoreException noDataManipulation() {
        return malformed("Expected data manipulation");
    }

    /** A clause that other dialects have. */
    public static StoreException clause(String clause, Position position) {
        return StoreException.validation("Unsupported clause: " + clause + at(position));
    }

    /** An operator that other dialects have. */
    public static StoreException operator(String operator, Position position) {
        return StoreException.validation("Unsupported operator: " + operator + at(position));
    }

    public static StoreException function(String name, Position position) {
        return StoreException.validation("Unrecognized function: " + name + at(position));
    }

    /** An operand of a type that an operator or a function does not take. */
    public static StoreException operandType(String operator, String type) {
        return StoreException.validation("Incorrect operand type for operator or function; operator or function: "
                + operator + ", operand type: " + type);
    }

    public static StoreException operandCount(String function, int count) {
        return StoreException.validation("Incorrect number of operands for operator or function; operator or function: "
                + function + ", number of operands: " + count);
    }

    public static StoreException keyType(String attribute) {
        return StoreException.validation(
                "Key attribute's data type should match its data type in table's schema: Key " + attribute);
    }

    /** {@code  at line:column:length}, counted from 1. */
    public static String at(Position position) {
        return " at " + position.line() + ":" + position.column() + ":" + position.length();
    }
}
