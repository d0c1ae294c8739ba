package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.function.LibraryFunction.Body;
import java.util.List;
import java.util.Locale;

/** Strings. Lengths and places are counted in characters (code points), places from 1. */
final class StringFunctions {
    static final List<NamedFunction> ALL = List.of(
            strict(
                    "UPPER(text STRING) STRING",
                    "in capitals",
                    in -> Texts.of(in.text(0).toUpperCase(Locale.ROOT)),
                    "UCASE"),
            strict(
                    "LOWER(text STRING) STRING",
                    "in small letters",
                    in -> Texts.of(in.text(0).toLowerCase(Locale.ROOT)),
                    "LCASE"),
            strict(
                    "INITCAP(text STRING) STRING",
                    "each word with a capital",
                    in -> Texts.of(Letters.capitalized(in.text(0)))),
            strict(
                    "CHAR_LENGTH(text STRING) BIGINT",
                    "how many characters",
                    in -> AttributeValue.of(Texts.length(in.text(0))),
                    "CHARACTER_LENGTH",
                    "LENGTH",
                    "LEN"),
            strict(
                    "OCTET_LENGTH(value STRING|BINARY) BIGINT",
                    "how many bytes, of a string in UTF-8",
                    in -> AttributeValue.of(Letters.bytes(in.value(0)))),
            strict(
                    "BIT_LENGTH(value STRING|BINARY) BIGINT",
                    "eight times OCTET_LENGTH",
                    in -> AttributeValue.of(8 * Letters.bytes(in.value(0)))),
            strict(
                    "SUBSTRING(text STRING, start NUMBER [, length NUMBER]) STRING",
                    "from a place on, also SUBSTRING(text FROM start FOR length)",
                    Slices::substring,
                    "SUBSTR",
                    "MID"),
            strict(
                    "UNSHARD(key STRING, shards NUMBER [, separator STRING]) STRING",
                    "the key without the number of its shard behind it, from 0 to less than shards; NULL if it has none",
                    Shards::unshard),
            strict(
                    "LEFT(text STRING, length NUMBER) STRING",
                    "the first characters; all but the last ones if length is negative",
                    Slices::left),
            strict(
                    "RIGHT(text STRING, length NUMBER) STRING",
                    "the last characters; all but the first ones if length is negative",
                    Slices::right),
            strict(
                    "INSERT(text STRING, start NUMBER, length NUMBER, other STRING) STRING",
                    "with another text in the place of some characters",
                    Slices::insert),
            strict(
                    "OVERLAY(text STRING, other STRING, start NUMBER [, length NUMBER]) STRING",
                    "with another text over some characters, also OVERLAY(text PLACING other FROM start FOR length)",
                    Slices::overlay),
            strict(
                    "TO_CHAR(value NUMBER|STRING, pattern STRING) STRING",
                    "a number as by '999,990.00', or a date or time as by 'YYYY-MM-DD HH24:MI'",
                    Templates::filled),
            strict(
                    "SPLIT_PART(text STRING, separator STRING, part NUMBER) STRING",
                    "a part between separators, counted from 1, or from the end if negative",
                    Slices::part),
            strict(
                    "TRIM(text STRING [, characters STRING]) STRING",
                    "without spaces (or these characters) around it, also TRIM(BOTH characters FROM text)",
                    in -> Trims.trim(in, true, true),
                    "BTRIM"),
            strict(
                    "LTRIM(text STRING [, characters STRING]) STRING",
                    "without spaces (or these characters) before it",
                    in -> Trims.trim(in, true, false)),
            strict(
                    "RTRIM(text STRING [, characters STRING]) STRING",
                    "without spaces (or these characters) behind it",
                    in -> Trims.trim(in, false, true)),
            strict(
                    "LPAD(text STRING, length NUMBER [, fill STRING]) STRING",
                    "filled up before it, or cut off, to a length",
                    in -> Padding.pad(in, true)),
            strict(
                    "RPAD(text STRING, length NUMBER [, fill STRING]) STRING",
                    "filled up behind it, or cut off, to a length",
                    in -> Padding.pad(in, false)),
            strict(
                    "REPEAT(text STRING, times NUMBER) STRING",
                    "again and again",
                    in -> Padding.repeated(in.text(0), in.integer(1))),
            strict("SPACE(times NUMBER) STRING", "so many spaces", in -> Padding.repeated(" ", in.integer(0))),
            operator(
                    "CONCAT(text STRING|NUMBER, other STRING|NUMBER, ...) STRING",
                    "one behind the other, as text || other",
                    ScalarFunctions.CONCATENATE),
            NamedFunction.free(
                    Theme.STRING,
                    "CONCAT_WS(separator STRING, text STRING|NUMBER, ...) STRING",
                    "those that are not NULL, with a separator between them",
                    Joins::joined),
            strict(
                    "REPLACE(text STRING, part STRING [, other STRING]) STRING",
                    "with another text in the place of each part",
                    Letters::replace),
            strict(
                    "TRANSLATE(text STRING, characters STRING, others STRING) STRING",
                    "with each character replaced by the one at its place, or left out",
                    Letters::translate),
            strict(
                    "REVERSE(text STRING) STRING",
                    "back to front",
                    in -> Texts.of(new StringBuilder(in.text(0)).reverse().toString())),
            strict(
                    "POSITION(part STRING, text STRING) BIGINT",
                    "where the part begins, or 0; also POSITION(part IN text)",
                    in -> Searches.position(in.text(1), in.text(0), 1)),
            strict(
                    "LOCATE(part STRING, text STRING [, start NUMBER]) BIGINT",
                    "where the part begins, from a place on, or 0",
                    in -> Searches.position(in.text(1), in.text(0), in.integer(2, 1)),
                    "CHARINDEX"),
            strict(
                    "INSTR(text STRING, part STRING) BIGINT",
                    "where the part begins, or 0",
                    in -> Searches.position(in.text(0), in.text(1), 1),
                    "STRPOS"),
            strict(
                    "STARTS_WITH(text STRING, prefix STRING) BOOLEAN",
                    "whether it begins so",
                    in -> AttributeValue.of(in.text(0).startsWith(in.text(1)))),
            strict(
                    "ENDS_WITH(text STRING, suffix STRING) BOOLEAN",
                    "whether it ends so",
                    in -> AttributeValue.of(in.text(0).endsWith(in.text(1)))),
            operator(
                    "BEGINS_WITH(value STRING|BINARY, prefix STRING|BINARY) BOOLEAN",
                    "whether it begins so, as Amazon's dialect has it",
                    ScalarFunctions.BEGINS_WITH),
            strict(
                    "REGEXP_LIKE(text STRING, pattern STRING [, flags STRING]) BOOLEAN",
                    "whether a regular expression (RE2) is found in it; flags are of i, m, s",
                    Patterns::like),
            strict(
                    "REGEXP_REPLACE(text STRING, pattern STRING, other STRING [, flags STRING]) STRING",
                    "with another text in the place of what a regular expression finds",
                    Patterns::replace),
            strict(
                    "REGEXP_SUBSTR(text STRING, pattern STRING) STRING",
                    "what a regular expression finds first, or NULL",
                    Patterns::first),
            strict(
                    "ASCII(text STRING) BIGINT",
                    "the code point of the first character, or 0",
                    in -> AttributeValue.of(
                            in.text(0).isEmpty() ? 0 : in.text(0).codePointAt(0)),
                    "UNICODE"),
            strict(
                    "CHR(code NUMBER) STRING",
                    "the character of a code point",
                    in -> Letters.character(in.integer(0)),
                    "CHAR"),
            strict(
                    "HEX(value STRING|BINARY) STRING",
                    "its bytes as hexadecimal digits",
                    in -> Texts.of(Letters.hex(in.value(0))),
                    "TO_HEX"));

    private StringFunctions() {}

    private static NamedFunction strict(String signature, String description, Body body, String... aliases) {
        return NamedFunction.strict(Theme.STRING, signature, description, body, aliases);
    }

    private static NamedFunction operator(
            String signature, String description, ScalarFunctions operator, String... aliases) {
        return NamedFunction.operator(Theme.STRING, signature, description, operator, aliases);
    }
}
