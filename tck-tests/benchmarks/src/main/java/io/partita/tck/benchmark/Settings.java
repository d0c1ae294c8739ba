package io.partita.tck.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How much is measured.
 *
 * @param rows in the table before anything is measured; {@link #ROWS_PER_KEY} of them share a partition key
 * @param rounds of which the median is reported
 * @param round how long one round takes
 * @param warmUp how long a workload runs before its first round
 * @param starts of a fresh JVM, of which the median is reported
 * @param only the name of the one section to run, or everything
 * @param directory where the files are; on the device that is to be measured
 */
record Settings(
        int rows,
        int rounds,
        Duration round,
        Duration warmUp,
        int starts,
        Optional<String> only,
        Optional<Path> directory) {

    static final int ROWS_PER_KEY = 10;
    static final int PAYLOAD_BYTES = 200;
    static final List<Integer> THREADS = List.of(1, 16);

    private static final Settings FULL = new Settings(
            1_000_000, 5, Duration.ofSeconds(1), Duration.ofSeconds(1), 5, Optional.empty(), Optional.empty());
    private static final Settings QUICK = new Settings(
            100_000, 3, Duration.ofMillis(250), Duration.ofMillis(300), 3, Optional.empty(), Optional.empty());

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with the usage, if an argument is unknown
     */
    static Settings of(String... arguments) {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        Settings settings = left.remove("--quick") ? QUICK : FULL;
        while (!left.isEmpty()) {
            String argument = left.remove();
            String value = left.isEmpty() ? "" : left.remove();
            settings = switch (argument) {
                case "--rows" -> settings.withRows(Integer.parseInt(value));
                case "--only" -> settings.withOnly(value);
                case "--directory" -> settings.withDirectory(Path.of(value));
                default ->
                    throw new IllegalArgumentException("unknown argument " + argument + "; usage: "
                            + "[--quick] [--rows N] [--only SECTION] [--directory PATH]");
            };
        }
        return settings;
    }

    boolean wants(String section) {
        return only.isEmpty() || only.get().equals(section);
    }

    private Settings withRows(int newRows) {
        if (newRows < 1_000) {
            throw new IllegalArgumentException("at least 1000 rows");
        }
        return new Settings(newRows, rounds, round, warmUp, starts, only, directory);
    }

    private Settings withOnly(String section) {
        return new Settings(rows, rounds, round, warmUp, starts, Optional.of(section), directory);
    }

    private Settings withDirectory(Path newDirectory) {
        return new Settings(rows, rounds, round, warmUp, starts, only, Optional.of(newDirectory));
    }
}
