package io.partita.tck.protocol.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of cases. Its first lines, which start with {@code #}, say where its expectations come from. Then come
 *
 * <ul>
 *   <li>requests that must succeed, in one line: {@code ! CreateTable {...}}
 *   <li>cases: {@code == its name}; the operation; lines {@code > how it is sent}, if any; the body in one line; the
 *       answer, see {@link Expectation}
 * </ul>
 *
 * The requests of a file go to one server, one after the other.
 */
final class CaseFile {
    private final String file;
    private final List<String> lines;
    private int next;

    private CaseFile(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static List<Case> read(Path path) throws IOException {
        return new CaseFile(path.getFileName().toString(), Files.readAllLines(path)).cases();
    }

    private List<Case> cases() {
        skipSources();
        List<Case> cases = new ArrayList<>();
        while (next < lines.size()) {
            String line = lines.get(next);
            if (line.startsWith("== ")) {
                cases.add(oneCase(line.substring(3)));
            } else if (line.startsWith("! ")) {
                String[] words = line.split(" ", 3);
                cases.add(new Case("", place(), words[1], List.of(), Repetition.expand(words[2]), "200"));
                next++;
            } else if (line.isBlank() || line.startsWith("#")) {
                next++;
            } else {
                throw new IllegalArgumentException(place() + ": neither a case nor a request: " + line);
            }
        }
        return cases;
    }

    private void skipSources() {
        boolean hasSource = false;
        while (next < lines.size() && lines.get(next).startsWith("#")) {
            hasSource |= lines.get(next).contains("https://");
            next++;
        }
        if (!hasSource) {
            throw new IllegalArgumentException(file + " does not say where its expectations come from");
        }
    }

    private Case oneCase(String name) {
        String place = place();
        next++;
        String operation = line();
        List<Bend> bends = new ArrayList<>();
        while (lines.get(next).startsWith("> ")) {
            bends.add(Bend.parse(line().substring(2)));
        }
        String request = Repetition.expand(line());
        StringBuilder answer = new StringBuilder(Repetition.expand(line()));
        while (next < lines.size() && lines.get(next).startsWith("+ ")) {
            answer.append('\n').append(line().substring(2));
        }
        return new Case(name, place, operation, bends, request, answer.toString());
    }

    private String line() {
        if (next == lines.size()) {
            throw new IllegalArgumentException(file + " ends within a case");
        }
        return lines.get(next++);
    }

    private String place() {
        return file + ":" + (next + 1);
    }
}
