package io.partita.planner.function;

import io.partita.planner.expression.ScalarFunctions;
import java.util.List;

/** Functions that choose among their arguments. NULL in their descriptions stands for MISSING too. */
final class ConditionFunctions {
    static final List<NamedFunction> ALL = List.of(
            operator("COALESCE(value T, ...) T", "the first that is not NULL", ScalarFunctions.COALESCE),
            operator(
                    "IFNULL(value T, otherwise T) T",
                    "the second if the first is NULL",
                    ScalarFunctions.COALESCE,
                    "NVL"),
            free(
                    "NVL2(value ANY, then T, otherwise T) T",
                    "the second if the first is not NULL, or else the third",
                    Choices::ifKnown),
            operator("NULLIF(value T, other T) T", "NULL if both are equal, or else the first", ScalarFunctions.NULLIF),
            free(
                    "IIF(condition BOOLEAN, then T, otherwise T) T",
                    "the second if the condition is true, or else the third",
                    Choices::ifTrue,
                    "IF"),
            free(
                    "DECODE(value ANY, candidate ANY, result ANY, ...) ANY",
                    "the result behind the first candidate that equals the value, NULL equal to NULL, or else the last alone",
                    Choices::decode),
            NamedFunction.strict(
                    Theme.CONDITION,
                    "GREATEST(value T, ...) T",
                    "the greatest, or NULL if one is",
                    in -> Choices.extreme(in, 1)),
            NamedFunction.strict(
                    Theme.CONDITION,
                    "LEAST(value T, ...) T",
                    "the least, or NULL if one is",
                    in -> Choices.extreme(in, -1)));

    private ConditionFunctions() {}

    private static NamedFunction operator(
            String signature, String description, ScalarFunctions operator, String... aliases) {
        return NamedFunction.operator(Theme.CONDITION, signature, description, operator, aliases);
    }

    private static NamedFunction free(
            String signature, String description, LibraryFunction.FreeBody body, String... aliases) {
        return NamedFunction.free(Theme.CONDITION, signature, description, body, aliases);
    }
}
