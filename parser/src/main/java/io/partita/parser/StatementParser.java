package io.partita.parser;

import io.partita.parser.internal.StatementReader;
import io.partita.parser.internal.SyntaxFailure;
import io.partita.parser.internal.Words;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Statement;
import java.util.Set;

/**
 * Text to syntax tree. Stateless and safe to share between threads.
 */
public final class StatementParser {
    /** The longest statement, in chars; longer text is refused before it is read. */
    public static final int MAX_LENGTH = 1 << 20;

    /** How deep parentheses, literals and CASE may be nested; a subquery counts as three levels. */
    public static final int MAX_DEPTH = 100;

    private StatementParser() {}

    /**
     * Parses exactly one statement; a trailing semicolon is allowed.
     *
     * @throws SyntaxException if the text is not a statement, too long or nested too deeply
     */
    public static Statement parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(
                    "the statement has " + text.length() + " characters; it may have " + MAX_LENGTH, Position.NONE);
        }
        try {
            return StatementReader.read(text, MAX_DEPTH);
        } catch (SyntaxFailure e) {
            throw new SyntaxException(e.getMessage(), e.position());
        }
    }

    /** The words, in capitals, that are names only in double quotes. */
    public static Set<String> reservedWords() {
        return Words.reserved();
    }
}
