package io.partita.engine.server.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens; whatever is wrong is a token too, of which the parser then complains. */
final class Lexer {
    private final String text;
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens, the last of which is the end. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token = lexer.next();
        while (token.kind() != Token.Kind.END) {
            tokens.add(token);
            token = lexer.next();
        }
        tokens.add(token);
        return tokens;
    }

    /** Whether a text is a placeholder: a sign, and letters, digits and underscores. */
    static boolean isPlaceholder(String text, char sign) {
        if (text.length() < 2 || text.charAt(0) != sign) {
            return false;
        }
        Lexer lexer = new Lexer(text);
        lexer.position = 1;
        lexer.skip();
        return lexer.position == text.length();
    }

    private Token next() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (position == text.length()) {
            return new Token(Token.Kind.END, "<EOF>", position, position);
        }
        int start = position;
        char first = text.charAt(position++);
        if ((first == '#' || first == ':') && position < text.length() && isPart(text.charAt(position))) {
            skip();
            return token(first == '#' ? Token.Kind.NAME : Token.Kind.VALUE, start);
        } else if (isLetter(first)) {
            skip();
            return token(Token.Kind.WORD, start);
        } else if (isDigit(first)) {
            while (position < text.length() && isDigit(text.charAt(position))) {
                position++;
            }
            return token(Token.Kind.NUMBER, start);
        }
        return symbol(start, first);
    }

    private Token symbol(int start, char first) {
        char second = position < text.length() ? text.charAt(position) : ' ';
        if ((first == '<' && (second == '=' || second == '>')) || (first == '>' && second == '=')) {
            position++;
        }
        boolean known = "()[],.=<>+-".indexOf(first) >= 0;
        if (Character.isHighSurrogate(first) && Character.isLowSurrogate(second)) {
            position++;
        }
        return token(known ? Token.Kind.SYMBOL : Token.Kind.OTHER, start);
    }

    private void skip() {
        while (position < text.length() && isPart(text.charAt(position))) {
            position++;
        }
    }

    private Token token(Token.Kind kind, int start) {
        return new Token(kind, text.substring(start, position), start, position);
    }

    /** A word begins with a letter; an underscore there is a token that no expression has. */
    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
