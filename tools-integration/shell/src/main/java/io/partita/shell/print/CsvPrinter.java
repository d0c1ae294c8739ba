package io.partita.shell.print;

import io.partita.shell.print.Cell.Kind;
import java.io.PrintWriter;
import java.util.List;

/**
 * CSV (RFC 4180) with a header, in the form that an import reads back: nothing for MISSING, {@code \N} for NULL, every
 * text in quotes, numbers and booleans without. Maps, lists and sets are JSON text, binaries are Base64.
 */
public final class CsvPrinter implements RowPrinter {
    private static final String LINE_BREAK = "\r\n";

    private final PrintWriter output;

    public CsvPrinter(PrintWriter output) {
        this.output = output;
    }

    @Override
    public void columns(List<String> labels) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            separate(line, i);
            String label = labels.get(i);
            boolean plain =
                    label.chars().allMatch(character -> character == '_' || Character.isLetterOrDigit(character));
            line.append(plain && !label.isEmpty() ? label : quoted(label));
        }
        output.append(line).append(LINE_BREAK);
    }

    @Override
    public void row(List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            separate(line, i);
            Cell cell = cells.get(i);
            if (cell.kind() == Kind.NULL) {
                line.append("\\N");
            } else if (cell.kind() == Kind.NUMBER || cell.kind() == Kind.BOOLEAN) {
                line.append(cell.text());
            } else if (cell.kind() != Kind.MISSING) {
                line.append(quoted(cell.text()));
            }
        }
        output.append(line).append(LINE_BREAK);
    }

    private static void separate(StringBuilder line, int column) {
        if (column > 0) {
            line.append(',');
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void end() {}
}
