package io.partita.planner.strict.text;

import io.partita.parser.syntax.Position;

/** The text of a statement, in which words are looked for that the tree has no place for. */
public record StatementText(String text) {

    /** What stands at a place. */
    public String at(Position position) {
        return text.substring(position.offset(), position.offset() + position.length());
    }

    /** The next occurrence of a word from an offset on, in any case; the offset itself if there is none. */
    public Position wordFrom(int offset, String word) {
        for (int i = offset; i + word.length() <= text.length(); i++) {
            if (isWord(i, word)) {
                return place(i, word.length());
            }
        }
        return place(Math.min(offset, text.length()), 0);
    }

    /** The last occurrence of a word before an offset, in any case; the offset itself if there is none. */
    public Position wordBefore(int offset, String word) {
        for (int i = Math.min(offset, text.length()) - word.length(); i >= 0; i--) {
            if (isWord(i, word)) {
                return place(i, word.length());
            }
        }
        return place(offset, 0);
    }

    private boolean isWord(int offset, String word) {
        int end = offset + word.length();
        return text.regionMatches(true, offset, word, 0, word.length())
                && (!Character.isLetterOrDigit(word.charAt(0))
                        || ((offset == 0 || !isPart(text.charAt(offset - 1)))
                                && (end == text.length() || !isPart(text.charAt(end)))));
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Where a piece of the text stands. */
    Position place(int offset, int length) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, offset - lineStart + 1, offset, length);
    }

    /** The word at an offset; empty if there is none. */
    String word(int offset) {
        int end = offset;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return text.substring(Math.min(offset, end), end);
    }

    /** Behind the white space and the comments that begin at an offset. */
    int skipped(int offset) {
        int at = offset;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = behind("\n", at + 2);
            } else if (text.startsWith("/*", at)) {
                at = behind("*/", at + 2);
            } else {
                return at;
            }
        }
        return at;
    }

    private int behind(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** The last char before an offset that is no white space; 0 if there is none. */
    char before(int offset) {
        int at = Math.min(offset, text.length()) - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at < 0 ? 0 : text.charAt(at);
    }
}
