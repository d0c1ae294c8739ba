package io.partita.tck.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.tck.sql.store.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** A golden file that is run on one database, block after block. */
final class GoldenFile {
    private final Path file;
    private final Home home;
    private final Differences differences;
    private final List<Block> blocks;
    private final List<Block> recorded = new ArrayList<>();
    private @Nullable Scenario scenario;

    GoldenFile(Path file, Home home, Differences differences) throws IOException {
        this.file = file;
        this.home = home;
        this.differences = differences;
        this.blocks = Block.parse(Files.readAllLines(file));
    }

    static String name(Path file) {
        return file.getFileName().toString().replace(".golden", "");
    }

    /**
     * The tests, which must be run in this order and by one thread.
     *
     * @param record whether the answers are written into the file instead of being compared with it
     */
    List<DynamicTest> tests(boolean record) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("open", () -> scenario = new Scenario(home.open())));
        for (Block block : blocks) {
            tests.add(dynamicTest(
                    title(block), () -> differences.judge(name(file), block.title(), () -> run(block, record))));
        }
        tests.add(dynamicTest("close", () -> {
            scenario().close();
            home.close();
            if (record) {
                write();
            }
        }));
        return tests;
    }

    private Scenario scenario() {
        assertThat(scenario).as("the database was opened").isNotNull();
        return scenario;
    }

    private String title(Block block) {
        return file.getFileName() + ":" + block.line() + " " + block.kind() + " " + block.title();
    }

    private void run(Block block, boolean record) throws SQLException {
        switch (block.kind()) {
            case "schema" -> scenario().define(block);
            case "data" -> scenario().load(block);
            case "statement" -> {
                answer(block, record);
                return;
            }
            default -> throw new IllegalArgumentException("a block is schema, data or statement, not " + block.kind());
        }
        recorded.add(block);
    }

    private void answer(Block block, boolean record) throws SQLException {
        Answer answer = scenario().execute(block);
        Block answered = block.with(Report.of(block, answer));
        recorded.add(answered);
        if (!record) {
            assertThat(String.join("\n", comparable(answered).lines()))
                    .isEqualTo(String.join("\n", comparable(block).lines()));
        }
        scenario().judge(block, answer);
    }

    /** The block with its sections in one order, and rows without an order in the order of their texts. */
    private static Block comparable(Block block) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        block.sections().keySet().stream().sorted().forEach(name -> {
            List<String> lines = block.section(name);
            if (name.equals(Report.UNORDERED) && !lines.isEmpty()) {
                List<String> sorted = new ArrayList<>(lines.subList(0, 1));
                lines.stream().skip(1).sorted().forEach(sorted::add);
                lines = sorted;
            }
            sections.put(name, lines);
        });
        return block.with(sections);
    }

    private void write() throws IOException {
        assertThat(recorded).as("every block was executed").hasSameSizeAs(blocks);
        List<String> lines = new ArrayList<>();
        recorded.forEach(block -> lines.addAll(block.lines()));
        Files.write(file, lines);
    }
}
