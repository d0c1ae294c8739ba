package io.partita.tck.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every golden file on every kind of database. {@code -Dgolden.record=true} writes what the statements answer in memory
 * into the files instead of comparing it: review the difference before you keep it. {@code -Dgolden.file=name} takes
 * one file only.
 */
class GoldenTest {
    private static final Path FILES = Path.of("src/test/resources/golden");
    private static final List<Integer> CLUSTER_PARTITIONS = List.of(1, 16);
    private static final boolean RECORD = Boolean.getBoolean("golden.record");

    @TempDir
    private Path directory;

    @TestFactory
    List<DynamicContainer> inMemory() throws IOException {
        return containers(
                file -> new GoldenFile(
                        file, Home.at("jdbc:partita:mem:golden-" + GoldenFile.name(file)), Differences.NONE),
                RECORD);
    }

    @TestFactory
    List<DynamicContainer> onDisk() throws IOException {
        return compared(file -> new GoldenFile(
                file, Home.at("jdbc:partita:file:" + directory.resolve(GoldenFile.name(file))), Differences.NONE));
    }

    @TestFactory
    List<DynamicContainer> overHttp() throws IOException {
        Differences differences = Differences.in(Path.of("src/test/resources/differences-server.txt"));
        return compared(file -> new GoldenFile(file, new ServerHome(), differences));
    }

    @TestFactory
    @Tag("cluster")
    List<DynamicContainer> onACluster() throws IOException {
        if (RECORD) {
            return List.of();
        }
        Differences differences = Differences.in(Path.of("src/test/resources/differences-server.txt"));
        List<DynamicContainer> clusters = new ArrayList<>();
        for (int partitions : CLUSTER_PARTITIONS) {
            ClusterHome cluster = new ClusterHome(directory.resolve("cluster-" + partitions), partitions);
            List<DynamicNode> nodes = new ArrayList<>();
            for (Path file : chosen()) {
                nodes.add(DynamicContainer.dynamicContainer(
                        GoldenFile.name(file), new GoldenFile(file, cluster, differences).tests(false)));
            }
            nodes.add(DynamicTest.dynamicTest("the nodes stop", cluster::stop));
            clusters.add(inOrder("tables of " + partitions, nodes));
        }
        return List.of(inOrder("cluster", clusters));
    }

    /** One after the other, because they share the cluster. */
    private static DynamicContainer inOrder(String name, List<? extends DynamicNode> children) {
        return DynamicContainer.dynamicContainer(container -> container
                .displayName(name)
                .executionMode(ExecutionMode.SAME_THREAD)
                .childExecutionMode(ExecutionMode.SAME_THREAD)
                .children(children));
    }

    @TestFactory
    @Tag("dynalite")
    List<DynamicContainer> overAnotherImplementation() throws IOException {
        Differences differences = Differences.in(Path.of("src/test/resources/differences-dynalite.txt"));
        return compared(file -> new GoldenFile(file, new DynaliteHome(), differences));
    }

    /** A golden file with a database to run it on. */
    private interface Opening {
        GoldenFile open(Path file) throws IOException;
    }

    private static List<DynamicContainer> compared(Opening opening) throws IOException {
        return RECORD ? List.of() : containers(opening, false);
    }

    /** Files run side by side; the blocks of one follow one another. */
    private static List<DynamicContainer> containers(Opening opening, boolean record) throws IOException {
        List<DynamicContainer> containers = new ArrayList<>();
        for (Path file : chosen()) {
            List<DynamicTest> tests = opening.open(file).tests(record);
            containers.add(DynamicContainer.dynamicContainer(container -> container
                    .displayName(GoldenFile.name(file))
                    .executionMode(ExecutionMode.CONCURRENT)
                    .childExecutionMode(ExecutionMode.SAME_THREAD)
                    .children(tests)));
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
