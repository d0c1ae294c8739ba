package io.partita.planner.function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.TextLength;

/**
 * Regular expressions, in the syntax of <a href="https://github.com/google/re2/wiki/Syntax">RE2</a>: it has no
 * backreferences, and its time is linear in the length of the text whatever the pattern.
 */
final class Patterns {
    private static final int LONGEST = 5_000;
    private static final long MOST_STEPS = 200_000_000;

    /** Compiled patterns, because a statement matches the same one row by row. */
    private static final Cache<Key, Pattern> COMPILED =
            Caffeine.newBuilder().maximumSize(256).executor(Runnable::run).build();

    private record Key(String pattern, int flags) {}

    private Patterns() {}

    static AttributeValue like(Inputs in) {
        return AttributeValue.of(matcher(in.text(0), in.text(1), in.text(2, "")).find());
    }

    /** Replaces each match; {@code $1} in the other text is the first group. */
    static AttributeValue replace(Inputs in) {
        Matcher matcher = matcher(in.text(0), in.text(1), in.text(3, "").replace("g", ""));
        StringBuffer replaced = new StringBuffer();
        try {
            while (matcher.find()) {
                matcher.appendReplacement(replaced, in.text(2));
                TextLength.require(replaced.length());
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException noGroup) {
            throw QueryException.of(
                    QueryErrorCode.INVALID_VALUE, "the pattern has no such group: " + in.text(2), noGroup);
        }
        return Texts.of(matcher.appendTail(replaced).toString());
    }

    static AttributeValue first(Inputs in) {
        Matcher matcher = matcher(in.text(0), in.text(1), "");
        return matcher.find() ? AttributeValue.of(matcher.group()) : AttributeValue.nullValue();
    }

    private static Matcher matcher(String text, String pattern, String flags) {
        long size = pattern.length() > LONGEST ? pattern.length() : PatternSize.of(pattern);
        if (size > LONGEST || size * text.length() > MOST_STEPS) {
            throw new QueryException(
                    QueryErrorCode.VALUE_TOO_LARGE,
                    "a regular expression of the size " + size + " is too large for a text of " + text.length()
                            + " characters; " + LONGEST + " at most, and " + MOST_STEPS + " for both multiplied");
        }
        return COMPILED.get(new Key(pattern, flags(flags)), Patterns::compile).matcher(text);
    }

    private static int flags(String letters) {
        int flags = 0;
        for (int i = 0; i < letters.length(); i++) {
            flags |= flag(letters.charAt(i));
        }
        return flags;
    }

    private static int flag(char letter) {
        return switch (letter) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'c' -> 0;
            case 'm' -> Pattern.MULTILINE;
            case 's', 'n' -> Pattern.DOTALL;
            default ->
                throw new QueryException(
                        QueryErrorCode.INVALID_VALUE,
                        "a flag of a regular expression is one of i, c, m, s, not '" + letter + "'");
        };
    }

    private static Pattern compile(Key key) {
        try {
            return Pattern.compile(key.pattern(), key.flags());
        } catch (PatternSyntaxException malformed) {
            throw QueryException.of(
                    QueryErrorCode.INVALID_VALUE, "no regular expression: " + malformed.getMessage(), malformed);
        }
    }
}
