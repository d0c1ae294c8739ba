package io.partita.engine.server.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with {@code *} for any characters and {@code ?} for one. Matching takes no more steps than the product of the
 * lengths, whatever the pattern.
 */
final class WildcardPattern {
    private static final char ANY = '\uFFFE';
    private static final char ONE = '\uFFFF';

    /** The pattern, in which wildcards are characters that no text has. */
    private final String symbols;

    private final boolean isLiteral;

    private WildcardPattern(String symbols) {
        this.symbols = symbols;
        this.isLiteral = symbols.indexOf(ANY) < 0 && symbols.indexOf(ONE) < 0;
    }

    /** A pattern in which every star and question mark is a wildcard. */
    static WildcardPattern of(String text) {
        return new WildcardPattern(text.replace('*', ANY).replace('?', ONE));
    }

    /** A pattern that stands for itself. */
    static WildcardPattern literal(String text) {
        return new WildcardPattern(text);
    }

    WildcardPattern followedBy(WildcardPattern next) {
        return new WildcardPattern(symbols + next.symbols);
    }

    WildcardPattern inLowerCase() {
        return new WildcardPattern(Action.folded(symbols));
    }

    boolean isLiteral() {
        return isLiteral;
    }

    /** Splits at a separator that is no wildcard, into no more than some parts. */
    List<WildcardPattern> split(char separator, int most) {
        List<WildcardPattern> parts = new ArrayList<>();
        int start = 0;
        int end = symbols.indexOf(separator);
        while (end >= 0 && parts.size() < most - 1) {
            parts.add(new WildcardPattern(symbols.substring(start, end)));
            start = end + 1;
            end = symbols.indexOf(separator, start);
        }
        parts.add(new WildcardPattern(symbols.substring(start)));
        return parts;
    }

    boolean matches(String text) {
        return isLiteral ? symbols.equals(text) : matches(text, 0, text.length());
    }

    /** Whether it matches a part of a text. A star takes as little as it can, and more only when the rest fails. */
    boolean matches(String text, int from, int to) {
        int at = from;
        int symbol = 0;
        int star = -1;
        int afterStar = from;
        while (at < to) {
            if (symbol < symbols.length() && symbols.charAt(symbol) == ANY) {
                star = symbol++;
                afterStar = at;
            } else if (symbol < symbols.length() && fits(symbols.charAt(symbol), text.charAt(at))) {
                symbol++;
                at++;
            } else if (star >= 0) {
                symbol = star + 1;
                at = ++afterStar;
            } else {
                return false;
            }
        }
        while (symbol < symbols.length() && symbols.charAt(symbol) == ANY) {
            symbol++;
        }
        return symbol == symbols.length();
    }

    private static boolean fits(char symbol, char each) {
        return symbol == each || symbol == ONE;
    }

    @Override
    public String toString() {
        return symbols.replace(ANY, '*').replace(ONE, '?');
    }
}
