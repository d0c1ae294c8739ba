package io.partita.tck.sql.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One block of a golden file: a line {@code === kind title}, its text, and sections that begin with {@code --- name}.
 *
 * @param comment the lines above the first line, which belong to it: comments and empty lines
 * @param kind {@code schema}, {@code data} or {@code statement}
 * @param title what stands behind the kind
 * @param line where the block begins, from 1
 * @param text the lines up to the first section
 * @param sections the lines of each section by its name, in the order of the file
 */
record Block(
        List<String> comment,
        String kind,
        String title,
        int line,
        List<String> text,
        Map<String, List<String>> sections) {

    private static final String BLOCK = "=== ";
    private static final String SECTION = "--- ";

    boolean is(String otherKind) {
        return kind.equals(otherKind);
    }

    String statement() {
        return String.join("\n", text);
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    List<String> section(String name) {
        return sections.getOrDefault(name, List.of());
    }

    /** The same block with other sections. */
    Block with(Map<String, List<String>> newSections) {
        return new Block(comment, kind, title, line, text, newSections);
    }

    /** The blocks of a file. */
    static List<Block> parse(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        List<String> current = comment;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(BLOCK)) {
                String[] words = line.substring(BLOCK.length()).split(" ", 2);
                List<String> above = blocks.isEmpty() ? comment : takeComment(current);
                current = new ArrayList<>();
                blocks.add(new Block(
                        List.copyOf(above),
                        words[0],
                        words.length > 1 ? words[1] : "",
                        i + 1,
                        current,
                        new LinkedHashMap<>()));
            } else if (line.startsWith(SECTION) && !blocks.isEmpty()) {
                current = new ArrayList<>();
                blocks.get(blocks.size() - 1).sections().put(line.substring(SECTION.length()), current);
            } else {
                current.add(line);
            }
        }
        takeComment(current);
        return blocks;
    }

    /** Comments and empty lines at the end of a block belong to the next one. */
    private static List<String> takeComment(List<String> lines) {
        int end = lines.size();
        while (end > 0 && (lines.get(end - 1).isBlank() || lines.get(end - 1).startsWith("#"))) {
            end--;
        }
        List<String> above = List.copyOf(lines.subList(end, lines.size()));
        lines.subList(end, lines.size()).clear();
        return above;
    }

    /** The lines of this block. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(comment);
        lines.add((BLOCK + kind + " " + title).stripTrailing());
        lines.addAll(text);
        sections.forEach((name, content) -> {
            lines.add(SECTION + name);
            lines.addAll(content);
        });
        return lines;
    }
}
