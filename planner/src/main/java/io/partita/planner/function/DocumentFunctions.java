package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.function.LibraryFunction.Body;
import io.partita.planner.type.JsonText;
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
                    ScalarFunctions.IS_MISSING),
            NamedFunction.free(
                    Theme.DOCUMENT,
                    "TYPEOF(value ANY) STRING",
                    "its type: S, N, B, BOOL, NULL, M, L, SS, NS, BS or MISSING",
                    Elements::typeOf),
            strict(
                    "ARRAY_LENGTH(list LIST|SET) BIGINT",
                    "how many elements",
                    in -> AttributeValue.of(in.elements(0).size()),
                    "CARDINALITY"),
            strict(
                    "ARRAY_CONTAINS(list LIST|SET, element ANY) BOOLEAN",
                    "whether an element is equal",
                    in -> AttributeValue.of(in.elements(0).contains(in.value(1)))),
            strict(
                    "ARRAY_POSITION(list LIST|SET, element ANY) BIGINT",
                    "the place of the first equal element from 1, or 0",
                    in -> AttributeValue.of(in.elements(0).indexOf(in.value(1)) + 1L)),
            strict(
                    "ARRAY_JOIN(list LIST|SET, separator STRING) STRING",
                    "strings and numbers of it with a separator between them",
                    Elements::joined,
                    "ARRAY_TO_STRING"),
            strict("ARRAY_CONCAT(list LIST, other LIST) LIST", "one behind the other", Elements::concatenated),
            strict(
                    "ELEMENT_AT(value LIST|MAP, place NUMBER|STRING) ANY",
                    "an element by its place from 1, or from the end if negative; an entry by its name",
                    Elements::at),
            strict("SPLIT(text STRING, separator STRING) LIST", "the parts between separators", Elements::split),
            strict("MAP_KEYS(map MAP) LIST", "the names of the entries, sorted", Elements::names, "OBJECT_KEYS"),
            strict(
                    "MAP_VALUES(map MAP) LIST",
                    "the values of the entries in the order of their names",
                    Elements::values),
            strict(
                    "JSON_VALUE(document MAP|LIST|STRING, path STRING) STRING",
                    "the text of a string, number or boolean at a path as $.a.b[0]; NULL for anything else",
                    JsonPath::text),
            strict(
                    "JSON_QUERY(document MAP|LIST|STRING, path STRING) ANY",
                    "the map or list at a path; NULL for anything else",
                    JsonPath::document),
            strict(
                    "JSON_EXTRACT(document MAP|LIST|STRING, path STRING) ANY",
                    "whatever lies at a path, or NULL",
                    JsonPath::extracted),
            strict(
                    "JSON_EXISTS(document MAP|LIST|STRING, path STRING) BOOLEAN",
                    "whether something lies at a path",
                    JsonPath::exists),
            operator(
                    "JSON_OBJECT([name STRING, value ANY, ...]) MAP",
                    "a map of names and values by turns, also JSON_OBJECT(KEY name VALUE value) and {'name': value}",
                    ScalarFunctions.MAP),
            operator("JSON_ARRAY(value ANY, ...) LIST", "a list, as [value]", ScalarFunctions.LIST),
            strict(
                    "TO_JSON(value ANY) STRING",
                    "its JSON text",
                    in -> Texts.of(JsonText.of(in.value(0))),
                    "JSON_QUOTE"),
            strict(
                    "PARSE_JSON(text STRING) ANY",
                    "the value of a JSON text",
                    in -> JsonText.parse(in.text(0)),
                    "JSON_PARSE"));

    private DocumentFunctions() {}

    private static NamedFunction operator(
            String signature, String description, ScalarFunctions operator, String... aliases) {
        return NamedFunction.operator(Theme.DOCUMENT, signature, description, operator, aliases);
    }

    private static NamedFunction strict(String signature, String description, Body body, String... aliases) {
        return NamedFunction.strict(Theme.DOCUMENT, signature, description, body, aliases);
    }
}
