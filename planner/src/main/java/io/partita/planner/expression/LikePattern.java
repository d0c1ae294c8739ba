package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A pattern of LIKE: {@code %} stands for any characters, {@code _} for one, and the escape character makes the
 * one behind it ordinary. Matching goes back to the last {@code %} only, so its time is bounded by the length of the
 * text times that of the pattern.
 */
public final class LikePattern {
    static final AttributeValue NO_ESCAPE = AttributeValue.of("");

    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    /** Code points and the two signs above. */
    private final int[] symbols;

    private LikePattern(int[] symbols) {
        this.symbols = symbols;
    }

    /**
     * Reads a pattern.
     *
     * @param escape one character, or empty for none
     * @throws QueryException INVALID_VALUE if the escape is not one character or stands before an ordinary one
     */
    public static LikePattern of(String pattern, String escape) {
        if (!escape.isEmpty() && escape.codePointCount(0, escape.length()) != 1) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE, "the escape of LIKE is one character, not '" + escape + "'");
        }
        int escapeCharacter = escape.isEmpty() ? ANY_TEXT : escape.codePointAt(0);
        int[] symbols = new int[pattern.length()];
        int count = 0;
        for (int i = 0; i < pattern.length(); i += Character.charCount(pattern.codePointAt(i))) {
            int character = pattern.codePointAt(i);
            if (character == escapeCharacter) {
                i += Character.charCount(character);
                symbols[count++] = escaped(pattern, i, escapeCharacter);
            } else {
                symbols[count++] = character == '%' ? ANY_TEXT : character == '_' ? ANY_CHARACTER : character;
            }
        }
        return new LikePattern(Arrays.copyOf(symbols, count));
    }

    static LikePattern of(AttributeValue pattern, AttributeValue escape) {
        if (pattern instanceof StringValue text && escape instanceof StringValue character) {
            return of(text.value(), character.value());
        }
        throw new QueryException(
                QueryErrorCode.TYPE_MISMATCH,
                "LIKE needs a string as its pattern and escape, not a "
                        + (pattern instanceof StringValue ? escape : pattern)
                                .type()
                                .words());
    }

    private static int escaped(String pattern, int at, int escape) {
        int character = at < pattern.length() ? pattern.codePointAt(at) : ANY_TEXT;
        if (character != '%' && character != '_' && character != escape) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE,
                    "the escape of LIKE must stand before %, _ or itself in the pattern '" + pattern + "'");
        }
        return character;
    }

    /** The text that every match begins with, if the pattern is that text and one {@code %} behind it. */
    public Optional<String> prefix() {
        int last = symbols.length - 1;
        return last >= 0 && symbols[last] == ANY_TEXT ? literal(0, last) : Optional.empty();
    }

    /** The text before the first {@code %} or {@code _}, which every match begins with. */
    public String leading() {
        int end = 0;
        while (end < symbols.length && symbols[end] >= 0) {
            end++;
        }
        return new String(symbols, 0, end);
    }

    /** The text that every match contains, if the pattern is that text between two {@code %}. */
    public Optional<String> part() {
        int last = symbols.length - 1;
        return last >= 1 && symbols[0] == ANY_TEXT && symbols[last] == ANY_TEXT ? literal(1, last) : Optional.empty();
    }

    /** The only text that matches, if there is no {@code %} or {@code _}. */
    public Optional<String> exact() {
        return literal(0, symbols.length);
    }

    private Optional<String> literal(int from, int to) {
        for (int i = from; i < to; i++) {
            if (symbols[i] < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(symbols, from, to - from));
    }

    /** Whether the whole text matches if capitals are not told apart. */
    boolean matchesIgnoringCase(String text) {
        int[] folded = Arrays.stream(symbols)
                .map(symbol -> symbol < 0 ? symbol : folded(symbol))
                .toArray();
        int[] characters = text.codePoints().map(LikePattern::folded).toArray();
        return new LikePattern(folded).matches(new String(characters, 0, characters.length));
    }

    private static int folded(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        int at = 0;
        int symbol = 0;
        int retryAt = -1;
        int retrySymbol = -1;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
                retrySymbol = ++symbol;
                retryAt = at;
            } else if (symbol < symbols.length && (symbols[symbol] == ANY_CHARACTER || symbols[symbol] == character)) {
                symbol++;
                at += Character.charCount(character);
            } else if (retryAt >= 0) {
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
                symbol = retrySymbol;
            } else {
                return false;
            }
        }
        while (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
            symbol++;
        }
        return symbol == symbols.length;
    }
}
