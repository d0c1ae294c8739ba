package io.partita.shell.source;

/**
 * One field of a CSV record.
 *
 * @param quoted whether it stood in quotes, which tells an empty text from nothing and text from a number
 */
record CsvField(String text, boolean quoted) {

    /** Nothing between two separators: the record does not have this attribute. */
    boolean isAbsent() {
        return !quoted && text.isEmpty();
    }
}
