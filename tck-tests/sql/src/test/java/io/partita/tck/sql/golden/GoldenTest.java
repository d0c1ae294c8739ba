package io.partita.tck.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every golden file on every kind of database. {@code -Dgolden.record=true} writes what the statements answer in memory
 * into the files instead of comparing it: review the difference before you keep it. {@code -Dgolden.file=name} takes
 * one file only.
 */
class GoldenTest {
    private static final Path FILES = Path.of("src/test/resources/golden");
    private static final boolean RECORD = Boolean.getBoolean("golden.record");

    @TempDir
    private Path directory;

    @TestFactory
    List<DynamicContainer> inMemory() throws IOException {
        List<DynamicContainer> containers = new ArrayList<>();
        for (Path file : chosen()) {
            String name = GoldenFile.name(file);
            GoldenFile golden = new GoldenFile(file, Home.at("jdbc:partita:mem:golden-" + name), Differences.NONE);
            containers.add(dynamicContainer(name, golden.tests(RECORD)));
        }
        return containers;
    }

    @TestFactory
    List<DynamicContainer> onDisk() throws IOException {
        List<DynamicContainer> containers = new ArrayList<>();
        for (Path file : RECORD ? List.<Path>of() : chosen()) {
            String name = GoldenFile.name(file);
            GoldenFile golden =
                    new GoldenFile(file, Home.at("jdbc:partita:file:" + directory.resolve(name)), Differences.NONE);
            containers.add(dynamicContainer(name, golden.tests(false)));
        }
        return containers;
    }

    @TestFactory
    List<DynamicContainer> overHttp() throws IOException {
        Differences differences = Differences.in(Path.of("src/test/resources/differences-server.txt"));
        List<DynamicContainer> containers = new ArrayList<>();
        for (Path file : RECORD ? List.<Path>of() : chosen()) {
            GoldenFile golden = new GoldenFile(file, new ServerHome(), differences);
            containers.add(dynamicContainer(GoldenFile.name(file), golden.tests(false)));
        }
        return containers;
    }

    @TestFactory
    @Tag("dynalite")
    List<DynamicContainer> overAnotherImplementation() throws IOException {
        Differences differences = Differences.in(Path.of("src/test/resources/differences-dynalite.txt"));
        List<DynamicContainer> containers = new ArrayList<>();
        for (Path file : RECORD ? List.<Path>of() : chosen()) {
            GoldenFile golden = new GoldenFile(file, new DynaliteHome(), differences);
            containers.add(dynamicContainer(GoldenFile.name(file), golden.tests(false)));
        }
        return containers;
    }

    @Test
    void thereAreManyStatements() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path file : files()) {
            blocks.addAll(Block.parse(Files.readAllLines(file)));
        }
        assertThat(blocks.stream().filter(block -> block.is("statement"))).hasSizeGreaterThan(250);
    }

    private static List<Path> chosen() throws IOException {
        String only = System.getProperty("golden.file");
        return files().stream()
                .filter(file -> only == null || GoldenFile.name(file).equals(only))
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(".golden"))
                    .sorted()
                    .toList();
        }
    }
}
