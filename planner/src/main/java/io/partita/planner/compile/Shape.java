package io.partita.planner.compile;

import io.partita.engine.api.item.AttributeValue;
import java.util.List;

/**
 * A statement's text with its literals taken out, so that statements which differ in nothing else have one shape.
 *
 * @param text with a mark in place of each literal
 * @param literals in the order of the text
 * @param parameters how many {@code ?} there are
 */
record Shape(String text, List<Literal> literals, int parameters) {

    /**
     * A string or number.
     *
     * @param offset of its first char in the text
     * @param source as it is written
     */
    record Literal(int offset, String source, AttributeValue value) {}
}
