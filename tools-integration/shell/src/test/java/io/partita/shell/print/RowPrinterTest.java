package io.partita.shell.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.shell.print.Cell.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RowPrinterTest {
    private static final List<String> LABELS = List.of("name", "size");
    private static final List<Cell> PARIS = List.of(new Cell(Kind.TEXT, "Paris"), new Cell(Kind.NUMBER, "2.5"));
    private static final List<Cell> GAPS = List.of(Cell.NULL, Cell.MISSING);

    @Test
    void alignsNumbersToTheRightAndTellsNullFromMissing() {
        assertThat(print(output -> new TablePrinter(output, 80, false), LABELS, PARIS, GAPS))
                .isEqualTo("""
                         name  | size
                        -------+---------
                         Paris |     2.5
                         NULL  | MISSING
                        """);
    }

    @Test
    void cutsTheWidestColumnToTheTerminal() {
        List<Cell> wide = List.of(new Cell(Kind.TEXT, "x".repeat(100)), new Cell(Kind.NUMBER, "1"));

        assertThat(print(output -> new TablePrinter(output, 30, false), LABELS, wide))
                .isEqualTo(" name" + " ".repeat(17) + "| size\n" + "-".repeat(22) + "+------\n" + " " + "x".repeat(19)
                        + "… |    1\n(values were cut to fit the terminal; \\x shows them whole)\n");
        assertThat(print(output -> new TablePrinter(output, 0, false), LABELS, wide))
                .contains("x".repeat(100));
    }

    @Test
    void printsATableThatCannotFitExpanded() {
        List<Cell> wide = List.of(new Cell(Kind.TEXT, "x".repeat(50)), new Cell(Kind.TEXT, "y".repeat(50)));

        assertThat(print(output -> new TablePrinter(output, 20, false), LABELS, wide))
                .isEqualTo("-[ row 1 ]----\n name | " + "x".repeat(50) + "\n size | " + "y".repeat(50) + "\n");
    }

    @Test
    void measuresWideAndControlCharacters() {
        List<Cell> odd = List.of(new Cell(Kind.TEXT, "東京"), new Cell(Kind.TEXT, "a\n\u001b[2J"));

        assertThat(print(output -> new TablePrinter(output, 80, false), LABELS, odd))
                .isEqualTo("""
                         name | size
                        ------+--------------
                         東京 | a\\n\\u001b[2J
                        """);
    }

    @Test
    void printsCsvThatTellsTextFromNumberAndNullFromMissing() {
        List<Cell> text = List.of(new Cell(Kind.TEXT, "a \"b\"\nc"), new Cell(Kind.TEXT, "2.5"));

        assertThat(print(CsvPrinter::new, List.of("name", "a b"), PARIS, GAPS, text))
                .isEqualTo("name,\"a b\"\r\n\"Paris\",2.5\r\n\\N,\r\n\"a \"\"b\"\"\nc\",\"2.5\"\r\n");
    }

    @Test
    void printsJsonWithExactNumbers() {
        List<Cell> nested = List.of(new Cell(Kind.DOCUMENT, "{\"a\":[1]}"), new Cell(Kind.BOOLEAN, "true"));

        assertThat(print(JsonLinesPrinter::new, LABELS, PARIS, GAPS, nested)).isEqualTo("""
                        {"name":"Paris","size":2.5}
                        {"name":null}
                        {"name":{"a":[1]},"size":true}
                        """);
    }

    @SafeVarargs
    private static String print(Function<PrintWriter, RowPrinter> form, List<String> labels, List<Cell>... rows) {
        StringWriter text = new StringWriter();
        try (PrintWriter output = new PrintWriter(text)) {
            RowPrinter printer = form.apply(output);
            printer.columns(labels);
            for (List<Cell> row : rows) {
                printer.row(row);
            }
            printer.end();
        }
        return text.toString();
    }
}
