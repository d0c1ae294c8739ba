package io.partita.planner.compile;

import io.partita.engine.api.item.AttributeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the literals out of a text, in one pass and without parsing it.
 *
 * <p>It need not be right about every literal: one that it finds where the grammar has none, or reads otherwise than the
 * parser, is not lifted, and its text stays part of what plans are found by. Two texts of one shape and equal unlifted
 * literals differ in lifted literals only, each of which the parser has read as a literal at the same place.
 */
final class ShapeScanner {
    private static final char MARK_OF_STRING = '\u0001';
    private static final char MARK_OF_NUMBER = '\u0002';
    private static final int LONGEST_NUMBER = 60;

    private final String text;
    private final StringBuilder shape;
    private final List<Shape.Literal> literals = new ArrayList<>();
    private int parameters;
    private int at;

    private ShapeScanner(String text) {
        this.text = text;
        this.shape = new StringBuilder(text.length());
    }

    /** The shape of a text; null if it is malformed, so that the parser has to say how. */
    static @Nullable Shape scan(String text) {
        return new ShapeScanner(text).scan();
    }

    private @Nullable Shape scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                if (!string()) {
                    return null;
                }
            } else if (isDigit(c)) {
                number();
            } else if (isNameStart(c)) {
                name();
            } else if (c == '"') {
                copyTo(text.indexOf('"', at + 1));
            } else if (c == '-' && next() == '-') {
                copyTo(text.indexOf('\n', at));
            } else if (c == '/' && next() == '*') {
                copyTo(text.indexOf("*/", at + 2));
            } else if (c == MARK_OF_STRING || c == MARK_OF_NUMBER) {
                return null;
            } else {
                parameters += c == '?' ? 1 : 0;
                shape.append(c);
                at++;
            }
        }
        return new Shape(shape.toString(), literals, parameters);
    }

    private char next() {
        return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    }

    /** Copies up to and including a place, or to the end of the text. */
    private void copyTo(int last) {
        int end = last < 0 ? text.length() : last + 1;
        shape.append(text, at, end);
        at = end;
    }

    private boolean string() {
        int end = at + 1;
        boolean escaped = false;
        while (true) {
            end = text.indexOf('\'', end);
            if (end < 0) {
                return false;
            }
            if (end + 1 >= text.length() || text.charAt(end + 1) != '\'') {
                break;
            }
            escaped = true;
            end += 2;
        }
        String content = text.substring(at + 1, end);
        AttributeValue value = AttributeValue.of(escaped ? content.replace("''", "'") : content);
        literals.add(new Shape.Literal(at, text.substring(at, end + 1), value));
        shape.append(MARK_OF_STRING);
        at = end + 1;
        return true;
    }

    private void number() {
        int end = at;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        boolean alone = end == text.length() || !isNameStart(text.charAt(end));
        AttributeValue value = alone && end - at <= LONGEST_NUMBER ? number(text.substring(at, end)) : null;
        if (value == null) {
            copyTo(end - 1);
            return;
        }
        literals.add(new Shape.Literal(at, text.substring(at, end), value));
        shape.append(MARK_OF_NUMBER);
        at = end;
    }

    private static @Nullable AttributeValue number(String digits) {
        try {
            return AttributeValue.of(new BigDecimal(digits));
        } catch (IllegalArgumentException unfit) {
            return null;
        }
    }

    /** A name may have digits in it; {@code X'0a'} has a string behind it that is none, which the parser will tell. */
    private void name() {
        int end = at;
        while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        copyTo(end - 1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** All chars beyond ASCII count as part of a name: what they belong to is copied, whatever it is. */
    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 0x80;
    }
}
