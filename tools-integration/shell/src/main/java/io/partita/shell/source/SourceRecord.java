package io.partita.shell.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of a file, good or not. */
public sealed interface SourceRecord {

    /** The line of the file where the record begins, from 1. */
    long line();

    /**
     * A record that could be read.
     *
     * @param attributes String, BigDecimal, Boolean, byte[], Map, List, or null for NULL; an attribute that the
     *     record does not have is not there
     */
    record Item(long line, Map<String, @Nullable Object> attributes) implements SourceRecord {}

    /** A record that could not. */
    record Malformed(long line, String reason) implements SourceRecord {}
}
