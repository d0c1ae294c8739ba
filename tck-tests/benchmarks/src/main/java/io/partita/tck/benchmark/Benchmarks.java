package io.partita.tck.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Runs all sections, one after another, and prints what they measured. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * The command line: see README.md of this module.
     *
     * @throws Exception whatever a database throws; a benchmark that fails prints no numbers
     */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        Report report = new Report(System.out);
        Path directory = settings.directory().isPresent()
                ? Files.createTempDirectory(
                        Files.createDirectories(settings.directory().get()), "benchmark")
                : Files.createTempDirectory("partita-benchmark");
        report.line(
                "Java %s, %d processors, heap %d MiB, files in %s",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                directory);
        try {
            run(settings, report, directory);
        } finally {
            delete(directory);
        }
    }

    private static void run(Settings settings, Report report, Path directory) throws Exception {
        if (settings.wants("start")) {
            new ColdStart(settings, report).run();
        }
        if (settings.wants("yardsticks")) {
            new Yardsticks(settings, report, directory).run();
        }
        if (settings.wants("planning")) {
            new Planning(settings, report).run();
        }
        if (settings.wants("tools")) {
            new ToolPlanning(report).run();
        }
        if (settings.wants("tpch")) {
            new TpchQueries(settings, report).run();
        }
        if (settings.wants("joins")) {
            new JoinQueries(settings, report).run();
        }
        if (settings.wants("wide")) {
            new WideRows(settings, report).run();
        }
        if (settings.wants("access")) {
            new RequestAccess(settings, report).run();
        }
        if (settings.wants("protocol")) {
            new Protocol(settings, report, directory).run();
        }
        if (settings.wants("cluster")) {
            new ClusterRates(settings, report, directory).run();
        }
        if (settings.wants("statements")) {
            new Statements(settings, report, Contender.all(directory)).run();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
