package io.partita.parser.syntax;

import java.util.List;

/**
 * A type as it was written: {@code STRING}, {@code VARCHAR(20)}, {@code DECIMAL(10, 2)}, {@code STRING SET},
 * {@code TIMESTAMP WITH TIME ZONE}.
 *
 * @param name the words in upper case, joined by one space
 * @param arguments the numbers in parentheses; empty for none
 */
public record TypeName(String name, List<Integer> arguments, Position position) implements Node {
    public TypeName {
        arguments = List.copyOf(arguments);
    }
}
