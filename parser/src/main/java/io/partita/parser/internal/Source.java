package io.partita.parser.internal;

import io.partita.parser.syntax.Position;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The text of a statement, and where its pieces stand. */
final class Source {
    /** How many chars of a long line an error shows. */
    private static final int SHOWN = 100;

    private final String text;

    Source(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String text(Token token) {
        return text.substring(token.getStartIndex(), token.getStopIndex() + 1);
    }

    Position position(Token token) {
        return position(token, token);
    }

    Position position(ParserRuleContext context) {
        return position(context.start, context.stop);
    }

    /** From the beginning of one token to the end of another. */
    Position position(Token first, Token last) {
        int offset = first.getStartIndex();
        int length = Math.max(0, last.getStopIndex() + 1 - offset);
        return new Position(first.getLine(), first.getCharPositionInLine() + 1, offset, length);
    }

    SyntaxFailure failure(Token token, String problem) {
        return failure(position(token), problem);
    }

    /** A failure that says where and what, and shows the line with a caret under the place. */
    SyntaxFailure failure(Position position, String problem) {
        int at = position.offset();
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = text.indexOf('\n', at);
        int from = Math.max(lineStart, at - SHOWN / 2);
        int to = Math.min(lineEnd < 0 ? text.length() : lineEnd, from + SHOWN);
        String message = position + ": " + problem + "\n" + printable(text.substring(from, Math.max(from, to))) + "\n"
                + " ".repeat(at - from) + "^";
        return new SyntaxFailure(message, position);
    }

    /** One column a char, so that the caret stands right. */
    private static String printable(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            shown.append(Character.isISOControl(c) ? ' ' : c);
        }
        return shown.toString().stripTrailing();
    }
}
