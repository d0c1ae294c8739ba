package io.partita.shell.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import io.partita.shell.source.SourceRecord.Item;
import io.partita.shell.source.SourceRecord.Malformed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

    @Test
    void readsQuotesLineBreaksAndAMarkOfByteOrder() throws IOException {
        List<SourceRecord> records = read("\uFEFFid,text\r\n1,\"a \"\"b\"\"\r\nc, d\"\r\n\r\n2,5\" pipe\n3,\"\"\n4,\n");

        assertThat(records)
                .containsExactly(
                        item(2, "id", number("1"), "text", "a \"b\"\r\nc, d"),
                        item(5, "id", number("2"), "text", "5\" pipe"),
                        item(6, "id", number("3"), "text", ""),
                        item(7, "id", number("4")));
    }

    @Test
    void takesNumbersOnlyWhereTheWholeColumnIsNumbers() throws IOException {
        List<SourceRecord> records =
                read("zip,size,flag,quoted\n01234,12345678901234567890.5,true,\"7\"\n99,-1e3,false,8\n");

        assertThat(records)
                .containsExactly(
                        item(2, "zip", "01234", "size", number("12345678901234567890.5"), "flag", true, "quoted", "7"),
                        item(3, "zip", "99", "size", number("-1e3"), "flag", false, "quoted", number("8")));
    }

    @Test
    void readsDocumentsWhereTheWholeColumnIsDocuments() throws IOException {
        List<SourceRecord> records = read("a,b\n\"{\"\"x\"\":[1,null]}\",[1]\n[],not\n");

        List<Object> list = new ArrayList<>(List.of(number("1")));
        list.add(null);
        assertThat(records)
                .containsExactly(item(2, "a", Map.of("x", list), "b", "[1]"), item(3, "a", List.of(), "b", "not"));
    }

    @Test
    void tellsNullFromAbsentAndFromEmpty() throws IOException {
        List<SourceRecord> records = read("a,b,c,d\n\\N,,\"\",\"\\N\"\n");

        Item item = (Item) records.get(0);
        assertThat(item.attributes()).containsOnlyKeys("a", "c", "d").containsEntry("a", null);
        assertThat(item.attributes()).containsEntry("c", "").containsEntry("d", "\\N");
    }

    @Test
    void reportsMalformedRecordsByLineAndReadsOn() throws IOException {
        List<SourceRecord> records = read("a,b\n1,2\n1,2,3\n\"x\"y,2\n3,4\n\"open,5\n6,7\n");

        assertThat(records)
                .containsExactly(
                        item(2, "a", number("1"), "b", number("2")),
                        new Malformed(3, "3 fields, but there are 2 columns"),
                        new Malformed(
                                4,
                                "unexpected \"y\" after the closing quote of field 1; a quote within quotes is written"
                                        + " twice"),
                        item(5, "a", number("3"), "b", number("4")),
                        new Malformed(6, "a quote is opened and never closed"),
                        item(7, "a", number("6"), "b", number("7")));
    }

    @Test
    void reportsAValueThatDoesNotFitItsColumn() throws IOException {
        String numbers = "1\n".repeat(1000);
        List<SourceRecord> records = read("n\n" + numbers + "many\n2\n");

        assertThat(records.get(1000))
                .isEqualTo(new Malformed(
                        1002,
                        "column n: \"many\" is not a number, as all values before it are; to read the column as text,"
                                + " name it with --columns n:text or give --types text"));
        assertThat(records.get(1001)).isEqualTo(item(1003, "n", number("2")));
    }

    @Test
    void readsTheColumnsAndTypesThatItIsTold() throws IOException {
        CsvOptions options = new CsvOptions(
                ';',
                true,
                List.of("id", "raw", "doc"),
                Map.of("id", ColumnType.NUMBER, "raw", ColumnType.BINARY, "doc", ColumnType.JSON),
                ColumnType.TEXT,
                "NULL");
        List<SourceRecord> records = read("id;skip;raw;doc\n\"1\";x;AQI=;7\n2;x;NULL;\n3;x;?;\n4;;;{\"a\":\n", options);

        Item first = (Item) records.get(0);
        assertThat(first.attributes()).containsEntry("id", number("1")).containsEntry("doc", number("7"));
        assertThat((byte[]) first.attributes().get("raw")).containsExactly(1, 2);
        assertThat(((Item) records.get(1)).attributes())
                .containsOnlyKeys("id", "raw")
                .containsEntry("raw", null);
        assertThat(records.get(2)).isEqualTo(new Malformed(4, "column raw: \"?\" is not Base64"));
        assertThat(((Malformed) records.get(3)).reason()).startsWith("column doc: Unexpected end-of-input");
    }

    @Test
    void readsAFileWithoutHeader() throws IOException {
        CsvOptions options = new CsvOptions(',', false, List.of("a", "b"), Map.of(), ColumnType.TEXT, "");

        assertThat(read("1,2\n", options)).containsExactly(item(1, "a", "1", "b", "2"));
    }

    @Test
    void refusesAnUnusableFile() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> read("a,b,a\n")).hasMessage("the header names the column \"a\" twice");
        assertThatThrownBy(() -> read("a,,b\n")).hasMessageContaining("a column without a name");
        assertThatThrownBy(() -> read("\"a\n")).hasMessageContaining("line 1, the header: a quote is opened");
        assertThatThrownBy(() -> new CsvRecords(
                        new ByteArrayInputStream("\uFEFFa,b\n1,2".getBytes(UTF_16LE)), CsvOptions.DEFAULT))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> new CsvRecords(
                        new ByteArrayInputStream(new byte[] {0x1F, (byte) 0x8B, 8, 0}), CsvOptions.DEFAULT))
                .hasMessageContaining("ends in .gz");
    }

    @Test
    void reportsLinesThatAreNotText() throws IOException {
        byte[] bytes = "a\nok\nbad?\nok\n".getBytes(UTF_8);
        bytes["a\nok\nbad".length()] = (byte) 0xC3;
        try (CsvRecords source = new CsvRecords(new ByteArrayInputStream(bytes), CsvOptions.DEFAULT)) {
            assertThat(all(source))
                    .containsExactly(
                            item(2, "a", "ok"),
                            new Malformed(3, "not UTF-8 text at byte 4 of the line"),
                            item(4, "a", "ok"));
        }
    }

    @Test
    void reportsALineWithoutEnd() throws IOException {
        List<SourceRecord> records = read("a\n" + "x".repeat((4 << 20) + 1) + "\nok\n");

        assertThat(records).containsExactly(new Malformed(2, "longer than 4 MiB"), item(3, "a", "ok"));
    }

    @Test
    void agreesWithALibraryOnGoodRecords() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String text = randomCsv(random);
            List<List<String>> expected = new ArrayList<>();
            try (var reader = CsvReader.builder().ofCsvRecord(text)) {
                reader.forEach(record -> expected.add(record.getFields()));
            }
            assertThat(fields(text)).as("seed %d: %s", seed, text).isEqualTo(expected);
        }
    }

    private static List<List<String>> fields(String text) throws IOException {
        List<List<String>> records = new ArrayList<>();
        TextLines lines = new TextLines(new ByteArrayInputStream(text.getBytes(UTF_8)));
        CsvRecordParser parser = new CsvRecordParser(',');
        for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (parser.add(line.text())) {
                records.add(parser.fields().stream().map(CsvField::text).toList());
                parser = new CsvRecordParser(',');
            }
        }
        return records;
    }

    private static String randomCsv(Random random) {
        StringBuilder text = new StringBuilder();
        int fields = 2 + random.nextInt(3);
        for (int record = 0; record < 5; record++) {
            for (int field = 0; field < fields; field++) {
                String content = random.ints(random.nextInt(6), 0, 8)
                        .mapToObj(character -> String.valueOf("a,\"\n\r 7é".charAt(character)))
                        .collect(Collectors.joining());
                boolean plain = content.chars().noneMatch(character -> ",\"\n\r".indexOf(character) >= 0);
                text.append(field == 0 ? "" : ",")
                        .append(plain && random.nextBoolean() ? content : '"' + content.replace("\"", "\"\"") + '"');
            }
            text.append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString();
    }

    private static List<SourceRecord> read(String text) throws IOException {
        return read(text, CsvOptions.DEFAULT);
    }

    private static List<SourceRecord> read(String text, CsvOptions options) throws IOException {
        try (CsvRecords source = new CsvRecords(new ByteArrayInputStream(text.getBytes(UTF_8)), options)) {
            return all(source);
        }
    }

    private static List<SourceRecord> all(RecordSource source) throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        for (SourceRecord record = source.next(); record != null; record = source.next()) {
            records.add(record);
        }
        return records;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Item item(long line, Object... attributes) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put((String) attributes[i], attributes[i + 1]);
        }
        return new Item(line, map);
    }
}
