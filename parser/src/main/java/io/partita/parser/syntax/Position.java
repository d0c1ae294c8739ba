package io.partita.parser.syntax;

/**
 * Where a piece of a statement stands in its text.
 *
 * @param line from 1
 * @param column from 1, in chars
 * @param offset of the first char, from 0
 * @param length in chars
 */
public record Position(int line, int column, int offset, int length) {
    /** The position of a node that was made, not parsed. */
    public static final Position NONE = new Position(0, 0, 0, 0);

    /** As messages say it: {@code line 1, column 8}. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
