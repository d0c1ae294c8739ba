package io.partita.parser.syntax;

import java.util.List;

/**
 * One hint of {@code /*+ … *}{@code /}, for instance {@code SEGMENTS(8)} or {@code CONSISTENT}.
 *
 * @param name in upper case
 * @param arguments the words or numbers in parentheses, as written, double quotes undone; empty for none
 */
public record Hint(String name, List<String> arguments, Position position) implements Node {
    public Hint {
        arguments = List.copyOf(arguments);
    }
}
