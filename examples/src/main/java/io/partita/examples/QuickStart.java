package io.partita.examples;

import io.partita.shell.progress.Progress;
import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.terminal.StandardStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Loads 171,075 cities into a database on disk, unless they are there already, and shows how statements reach them. The
 * script {@code ./quickstart} runs it.
 */
public final class QuickStart {
    private static final String FRESH = "--fresh";

    private QuickStart() {}

    /** Takes the directory of the database, and {@code --fresh} to load it again. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        List<String> directories =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        if (directories.size() != 1 || words.stream().anyMatch(word -> word.startsWith("-") && !word.equals(FRESH))) {
            System.err.println("usage: QuickStart DIRECTORY [--fresh]");
            System.exit(2);
        }
        PrintWriter output = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        try {
            run(Path.of(directories.get(0)), words.contains(FRESH), output);
        } catch (SQLException | IOException e) {
            output.flush();
            System.err.println("quickstart: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path directory, boolean fresh, PrintWriter output)
            throws SQLException, IOException, InterruptedException {
        if (fresh) {
            delete(directory);
        }
        if (!Files.exists(directory)) {
            load(directory);
        }
        DatabaseAddress address = new DatabaseAddress("jdbc:partita:file:" + directory, Map.of());
        output.println("171,075 cities (GeoNames, CC BY 4.0) are in " + address);
        output.println();
        CityTable.DEFINITION.lines().forEach(line -> output.println("   " + line));
        try (Connection connection = address.connect()) {
            new Tour(connection, output, StandardStream.OUTPUT.isTerminal(), System::nanoTime).run(TourStep.ALL);
        }
        output.println();
        output.println("Go on in the shell, on the same data:");
        output.println();
        output.println("   java -jar tools-integration/shell/target/partita.jar sql " + directory);
        output.flush();
    }

    /** Loads beside the directory and moves the result there, so that what is there is complete. */
    private static void load(Path directory) throws SQLException, IOException, InterruptedException {
        Path loading = directory.resolveSibling(directory.getFileName() + ".loading");
        delete(loading);
        DatabaseAddress address = new DatabaseAddress("jdbc:partita:file:" + loading, Map.of());
        CityTable.load(address, country -> true, Progress.onErrors("loading cities"));
        Files.move(loading, directory);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
