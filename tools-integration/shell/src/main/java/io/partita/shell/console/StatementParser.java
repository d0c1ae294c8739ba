package io.partita.shell.console;

import io.partita.shell.text.StatementAssembler;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/** Tells the line editor when a statement is complete, and which word is to be completed. */
final class StatementParser implements Parser {

    @Override
    public Words parse(String text, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE) {
            requireComplete(text);
        }
        return Words.of(text, cursor);
    }

    private static void requireComplete(String text) {
        StatementAssembler assembler = new StatementAssembler();
        text.lines().forEach(assembler::add);
        if (assembler.isPending()) {
            throw new EOFError(-1, -1, "the statement goes on", assembler.awaited());
        }
    }

    @Override
    public boolean isEscapeChar(char character) {
        return false;
    }

    /** The words of a text that has a cursor in it; the last is the one before the cursor. */
    record Words(String line, int cursor, List<String> words) implements CompletingParsedLine {

        static Words of(String text, int cursor) {
            List<String> words = new ArrayList<>();
            int start = -1;
            for (int i = 0; i < cursor; i++) {
                if (isWordPart(text.charAt(i))) {
                    start = start < 0 ? i : start;
                } else if (start >= 0) {
                    words.add(text.substring(start, i));
                    start = -1;
                }
            }
            words.add(start < 0 ? "" : text.substring(start, cursor));
            return new Words(text, cursor, List.copyOf(words));
        }

        private static boolean isWordPart(char character) {
            return Character.isLetterOrDigit(character) || "_$\\\"".indexOf(character) >= 0;
        }

        @Override
        public String word() {
            return words.get(words.size() - 1);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return words.size() - 1;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }
}
