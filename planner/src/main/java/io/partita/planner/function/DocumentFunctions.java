package io.partita.planner.function;

import io.partita.planner.expression.ScalarFunctions;
import java.util.List;

/** Maps, lists and sets, attributes, and JSON. */
final class DocumentFunctions {
    static final List<NamedFunction> ALL = List.of(
            operator(
                    "SIZE(value STRING|BINARY|LIST|MAP|SET) BIGINT",
                    "characters, bytes, elements or entries",
                    ScalarFunctions.SIZE),
            operator(
                    "CONTAINS(value STRING|BINARY|LIST|SET, part ANY) BOOLEAN",
                    "whether it contains a part or an element",
                    ScalarFunctions.CONTAINS),
            operator(
                    "ATTRIBUTE_TYPE(path ANY, type STRING) BOOLEAN",
                    "whether the attribute has a type: S, N, B, BOOL, NULL, M, L, SS, NS or BS",
                    ScalarFunctions.HAS_TYPE),
            operator(
                    "ATTRIBUTE_EXISTS(path ANY) BOOLEAN",
                    "whether the attribute is there, NULL or not",
                    ScalarFunctions.NOT),
            operator(
                    "ATTRIBUTE_NOT_EXISTS(path ANY) BOOLEAN",
                    "whether the attribute is missing",
                    ScalarFunctions.IS_MISSING));

    private DocumentFunctions() {}

    private static NamedFunction operator(
            String signature, String description, ScalarFunctions operator, String... aliases) {
        return NamedFunction.operator(Theme.DOCUMENT, signature, description, operator, aliases);
    }
}
