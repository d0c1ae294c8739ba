package io.partita.parser.syntax;

/** A piece of a syntax tree. Trees are immutable. */
public interface Node {
    Position position();
}
