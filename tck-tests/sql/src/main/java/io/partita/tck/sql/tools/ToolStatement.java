package io.partita.tck.sql.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A statement of the kind that a reporting tool, a mapper or an editor makes of what its user clicks, over the tables of
 * TPC-H.
 *
 * @param tool which tool, and what was clicked
 */
public record ToolStatement(String tool, String text) {

    /** All of them. */
    public static List<ToolStatement> all() {
        String name = "/tools/statements.sql";
        try (InputStream file = ToolStatement.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m);$"))
                    .map(String::strip)
                    .filter(block -> !block.isEmpty())
                    .map(ToolStatement::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A comment with the tool, and the statement below. */
    private static ToolStatement of(String block) {
        int end = block.indexOf('\n');
        return new ToolStatement(
                block.substring("-- ".length(), end), block.substring(end).strip());
    }

    @Override
    public String toString() {
        return tool;
    }
}
