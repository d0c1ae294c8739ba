package io.partita.shell.print;

import java.util.Locale;
import org.jline.utils.WCWidth;

/** Text as a terminal shows it: how wide it is, where it can be cut, what must not reach the terminal. */
final class DisplayText {
    static final String CUT = "…";

    private DisplayText() {}

    /** How many columns the text takes. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            width += Math.max(0, WCWidth.wcwidth(character));
            i += Character.charCount(character);
        }
        return width;
    }

    /** The text, or as much of its beginning as fits, with an ellipsis. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int width = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            width += Math.max(0, WCWidth.wcwidth(character));
            if (width > columns - 1) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end) + CUT;
    }

    /** The text with its control characters spelled out. */
    static String visible(String text) {
        if (text.codePoints().noneMatch(DisplayText::isControl)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (isControl(character)) {
                visible.append(spelled(character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR;
    }

    private static String spelled(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", character);
        };
    }
}
