package io.partita.planner.strict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of cases. A case begins with {@code == name} and goes on with steps, each of a line that begins with a dollar
 * and the lines about it:
 *
 * <pre>
 * $ statement          ExecuteStatement; $next: the page behind the one before
 * $b statement         a member of BatchExecuteStatement, together with those that follow
 * $t statement         a member of ExecuteTransaction, together with those that follow
 * ? value              a parameter
 * : limit 2            or: consistent, ordered, item on failure
 * &gt; item               what is answered
 * + next               a NextToken is answered
 * ! CODE text          how it fails; of a member, how that one fails
 * !! CODE text         how a batch or a transaction fails as a whole
 * @ access             what the gate is asked for
 * </pre>
 */
record CaseFile(List<Case> cases) {

    record Case(String name, List<Step> steps) {}

    /** One statement and what is said of it. */
    record Step(String kind, String statement, List<String> lines) {
        List<String> of(String mark) {
            return lines.stream()
                    .filter(line -> line.startsWith(mark + " "))
                    .map(line -> line.substring(mark.length() + 1))
                    .toList();
        }
    }

    static CaseFile read(String name) throws IOException {
        try (InputStream in = CaseFile.class.getResourceAsStream("/statements/" + name)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static CaseFile parse(String text) {
        List<Case> cases = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("== ")) {
                cases.add(new Case(line.substring(3), new ArrayList<>()));
            } else if (line.startsWith("$")) {
                int blank = (line + " ").indexOf(' ');
                String statement =
                        line.substring(Math.min(blank + 1, line.length())).replace("\\n", "\n");
                cases.get(cases.size() - 1)
                        .steps()
                        .add(new Step(line.substring(1, blank), statement, new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                List<Step> steps = cases.get(cases.size() - 1).steps();
                steps.get(steps.size() - 1).lines().add(line);
            }
        }
        return new CaseFile(cases);
    }
}
