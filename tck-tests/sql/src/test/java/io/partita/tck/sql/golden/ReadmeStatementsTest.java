package io.partita.tck.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements of the README run, and answer what stands under them as comments. */
class ReadmeStatementsTest {
    private static final Path README = Path.of("../../README.md");
    private static final String FENCE = "```";

    private static List<String> statements() throws IOException {
        String text = Files.readString(README);
        int begin = text.indexOf(FENCE + "sql\n") + FENCE.length() + 4;
        return List.of(text.substring(begin, text.indexOf(FENCE, begin)).split("(?<=;)\n"));
    }

    @Test
    void answerAsTheReadmeSays() throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:partita:mem:");
                Statement statement = connection.createStatement()) {
            for (String block : statements()) {
                block.lines()
                        .takeWhile(line -> line.startsWith("--"))
                        .filter(line -> !line.endsWith(":"))
                        .forEach(line -> expected.add(line.substring(3)));
                String text = block.strip();
                if (text.lines().anyMatch(line -> !line.startsWith("--")) && statement.execute(text)) {
                    answered.addAll(rows(statement.getResultSet()));
                }
            }
        }
        assertThat(answered).isNotEmpty().isEqualTo(expected);
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                values.add(rows.getString(i));
            }
            texts.add(String.join(" | ", values));
        }
        return texts;
    }
}
