package io.partita.tck.sql.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * What one kind of store answers otherwise, by its file: a line is the name of a golden file, a bar, the title of a
 * statement or {@code *} for any of it, a bar, and the reason.
 */
final class Differences {
    static final Differences NONE = new Differences(Map.of());

    private final Map<String, String> reasons;

    private Differences(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    static Differences in(Path file) throws IOException {
        Map<String, String> reasons = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", 3);
                reasons.put(key(parts[0].strip(), parts[1].strip()), parts[2].strip());
            }
        }
        return new Differences(reasons);
    }

    /** What is run for a block. */
    interface Run {
        void run() throws SQLException;
    }

    /**
     * Runs what may differ.
     *
     * @throws AssertionError if it differs and should not, or does not and is said to
     */
    void judge(String file, String title, Run run) throws SQLException {
        Optional<String> reason = Optional.ofNullable(reasons.get(key(file, title)));
        Optional<String> anyway = reason.or(() -> Optional.ofNullable(reasons.get(key(file, "*"))));
        try {
            run.run();
        } catch (SQLException | RuntimeException | AssertionError difference) {
            if (anyway.isEmpty()) {
                throw difference;
            }
            throw new TestAbortedException(anyway.get(), difference);
        }
        if (reason.isPresent()) {
            throw new AssertionError("no difference any more: take \"" + title + "\" off the list");
        }
    }

    private static String key(String file, String title) {
        return file + "|" + title;
    }
}
