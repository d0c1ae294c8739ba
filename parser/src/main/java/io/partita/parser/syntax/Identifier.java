package io.partita.parser.syntax;

/**
 * A name as it was written.
 *
 * @param text without quotes, with doubled quotes undone
 * @param quoted whether it stood in double quotes, so that it matches exactly or not at all
 */
public record Identifier(String text, boolean quoted, Position position) implements Node {}
