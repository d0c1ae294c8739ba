package io.partita.shell.source;

import java.util.Locale;

/** What a file holds. */
public enum FileForm {
    CSV,
    JSONL;

    /**
     * The form that a file name tells, also behind {@code .gz}.
     *
     * @throws IllegalArgumentException if it tells none
     */
    public static FileForm of(String name) {
        String ending = SourceFile.uncompressedName(name).toLowerCase(Locale.ROOT);
        if (ending.endsWith(".csv") || ending.endsWith(".tsv")) {
            return CSV;
        }
        if (ending.endsWith(".jsonl") || ending.endsWith(".ndjson") || ending.endsWith(".json")) {
            return JSONL;
        }
        throw new IllegalArgumentException("cannot tell from the name " + name + " what it holds; give --format");
    }
}
