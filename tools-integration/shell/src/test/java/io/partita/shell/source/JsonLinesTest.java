package io.partita.shell.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.shell.source.SourceRecord.Item;
import io.partita.shell.source.SourceRecord.Malformed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    @Test
    void readsNestedDocumentsAndExactNumbers() throws IOException {
        List<SourceRecord> records = read(
                "{\"id\":1,\"n\":12345678901234567890123456789.000000001,\"m\":{\"l\":[\"a\",{\"x\":true}]}}\n\n{}\n",
                List.of());

        assertThat(records)
                .containsExactly(
                        new Item(
                                1,
                                Map.of(
                                        "id",
                                        BigDecimal.ONE,
                                        "n",
                                        new BigDecimal("12345678901234567890123456789.000000001"),
                                        "m",
                                        Map.of("l", List.of("a", Map.of("x", true))))),
                        new Item(3, Map.of()));
    }

    @Test
    void keepsNullApartFromAbsent() throws IOException {
        Item item = (Item) read("{\"a\":null}", List.of()).get(0);

        assertThat(item.attributes()).containsOnlyKeys("a").containsEntry("a", null);
    }

    @Test
    void reportsMalformedLinesAndReadsOn() throws IOException {
        List<SourceRecord> records = read(
                "{\"a\":1}\n[1]\n{\"a\":}\n{\"a\":1,\"a\":2}\n{} {}\n" + "[".repeat(100) + "\n{\"a\":2}\n", List.of());

        assertThat(records).hasSize(7);
        assertThat(records.get(1)).isEqualTo(new Malformed(2, "not a JSON object"));
        assertThat(((Malformed) records.get(2)).reason()).contains("at column 6");
        assertThat(((Malformed) records.get(3)).reason()).contains("Duplicate");
        assertThat(((Malformed) records.get(4)).reason()).contains("more after the JSON value");
        assertThat(((Malformed) records.get(5)).reason()).contains("depth");
        assertThat(records.get(6)).isEqualTo(new Item(7, Map.of("a", new BigDecimal(2))));
    }

    @Test
    void readsTheColumnsThatItIsTold() throws IOException {
        assertThat(read("{\"a\":1,\"b\":2}", List.of("b")))
                .containsExactly(new Item(1, Map.of("b", new BigDecimal(2))));
    }

    private static List<SourceRecord> read(String text, List<String> columns) throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        try (JsonLines source = new JsonLines(new ByteArrayInputStream(text.getBytes(UTF_8)), columns)) {
            for (SourceRecord record = source.next(); record != null; record = source.next()) {
                records.add(record);
            }
        }
        return records;
    }
}
