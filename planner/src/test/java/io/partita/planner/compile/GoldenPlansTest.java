package io.partita.planner.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements and their plans, in text files: a line that begins with {@code >} is a statement, with {@code >>} one in
 * Amazon's manner, and what stands under it is its plan or its refusal. A statement under which there is nothing is
 * executed, if it defines a table. {@code -Dpartita.record=true} writes the files anew, to be reviewed as a diff.
 */
class GoldenPlansTest {
    private static final Path FOLDER = Path.of("src/test/resources/plans");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void statementsHaveTheirPlans(Path file) throws IOException {
        String expected = Files.readString(file);
        String actual;
        try (ItemStore store = Bench.memory()) {
            actual = new Replay(store).of(expected);
        }
        if (Boolean.getBoolean("partita.record")) {
            Files.writeString(file, actual);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    /** Reads a file and writes it again with the plans as they are. */
    private static final class Replay {
        private final ItemStore store;
        private final StatementCompiler compiler;
        private final List<String> lines = new ArrayList<>();

        Replay(ItemStore store) {
            this.store = store;
            this.compiler = new StatementCompiler(new Catalog(store, InstantSource.system(), Runnable::run));
        }

        String of(String text) {
            for (String line : text.split("\n", -1)) {
                if (line.startsWith("#")) {
                    lines.add(line);
                } else if (line.startsWith(">> ")) {
                    replay(line, line.substring(3), SessionOptions.DEFAULT.withManner(Manner.PARTIQL));
                } else if (line.startsWith("> ")) {
                    replay(line, line.substring(2), SessionOptions.DEFAULT);
                }
            }
            return String.join("\n", lines) + "\n";
        }

        private void replay(String line, String statement, SessionOptions options) {
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).startsWith("#")) {
                lines.add("");
            }
            lines.add(line);
            try {
                CompiledStatement compiled = compiler.compile(statement, options);
                if (compiled.plan() instanceof Plan.CreatingTable creating) {
                    store.createTable(creating.definition());
                } else {
                    lines.add(PlanText.of(compiled));
                    // From the cache it is the same plan.
                    assertThat(PlanText.of(compiler.compile(statement, options)))
                            .isEqualTo(lines.get(lines.size() - 1));
                }
            } catch (QueryException refused) {
                lines.add("refused " + refused.code() + ": " + refused.getMessage());
            }
        }
    }
}
