package io.partita.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.jdbc.open.ConnectionProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void listsEveryPropertyWithItsDefault() throws IOException {
        List<String> rows = Files.readString(Path.of("README.md"))
                .lines()
                .takeWhile(line -> !line.equals("## Functions"))
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<String> expected = Arrays.stream(ConnectionProperty.values())
                .map(property -> "| `" + property.propertyName() + "` | "
                        + (property.defaultValue().isEmpty() ? "|" : "`" + property.defaultValue() + "` |"))
                .toList();
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(rows.get(i)).startsWith(expected.get(i));
        }
    }
}
