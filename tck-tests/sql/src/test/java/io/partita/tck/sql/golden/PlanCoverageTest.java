package io.partita.tck.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether every access path and every step that a plan can have stands in some golden plan. */
class PlanCoverageTest {
    private static final Path FILES = Path.of("src", "test", "resources", "golden");

    private static final Set<String> STEPS = steps();

    private static Set<String> steps() {
        Set<String> steps = new TreeSet<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                collect(Files.readAllLines(file), steps);
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return steps;
    }

    private static void collect(List<String> lines, Set<String> steps) {
        boolean inPlan = false;
        for (String line : lines) {
            if (line.startsWith("---") || line.startsWith("===")) {
                inPlan = line.equals("--- plan");
            } else if (inPlan) {
                steps.add(line.strip());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KeyLookup .*",
                "BatchKeyLookup .*",
                "KeyQuery .*",
                "KeyQuery .* descending",
                "IndexQuery .*",
                "IndexQuery .*, then the items",
                "FanOut",
                "FanOut, merged",
                "SegmentedScan \\w+",
                "SegmentedScan \\w+\\.\\w+",
                "SegmentedScan .* segments",
                "Nothing .*",
                "filter: .*",
                "remainder: .*",
                "consistent: true",
                "Project .*",
                "Project \\*",
                "Compute .*",
                "Qualify .*",
                "Sort by .*",
                "Sort by .*, first .*",
                "Limit .*",
                "Limit .* offset .*",
                "Count",
                "Distinct",
                "Constants, .*",
                "Aggregate .*",
                "Aggregate .* by .*",
                "HashJoin INNER .*",
                "HashJoin LEFT .*",
                "HashJoin FULL .*",
                "HashJoin INNER of all pairs",
                "LookupJoin INNER .*",
                "LookupJoin LEFT .*",
                "condition: .*",
                "Union",
                "Union all",
                "Intersect",
                "Intersect all",
                "Except",
                "Except all",
                "Window .*",
                "Window .* partition by .*",
                "Unnest .*",
                "Unnest .*, outer",
                "Put .*",
                "Update .*",
                "Delete .*",
            })
    void standsInAGoldenPlan(String step) {
        assertThat(STEPS).anyMatch(line -> line.matches(step));
    }
}
