package io.partita.shell.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with aligned columns. The widths come from the first rows, which are held back for that; a wider value
 * that comes later pushes its row to the right. On a terminal, the widest columns are cut so that a row fits, and a
 * table that does not fit even so is printed expanded.
 */
public final class TablePrinter implements RowPrinter {
    private static final int ROWS_HELD = 500;
    private static final int CHARS_HELD = 1 << 20;
    private static final int NARROWEST = 12;

    private final PrintWriter output;
    private final int columns;
    private final boolean styled;
    private final List<List<Cell>> held = new ArrayList<>();
    private List<String> labels = List.of();
    private int charsHeld;
    private int[] widths = {};
    private boolean begun;
    private boolean hasCut;
    private boolean fits = true;
    private final RowPrinter expanded;

    /**
     * @param columns of the terminal; 0 for as wide as need be
     * @param styled whether escape sequences may be used
     */
    public TablePrinter(PrintWriter output, int columns, boolean styled) {
        this.output = output;
        this.columns = columns;
        this.styled = styled;
        this.expanded = new ExpandedPrinter(output, styled);
    }

    @Override
    public void columns(List<String> names) {
        labels = names.stream().map(DisplayText::visible).toList();
    }

    @Override
    public void row(List<Cell> cells) {
        if (begun) {
            print(cells);
            return;
        }
        held.add(cells);
        for (Cell cell : cells) {
            charsHeld += cell.text().length();
        }
        if (held.size() >= ROWS_HELD || charsHeld >= CHARS_HELD) {
            begin();
        }
    }

    @Override
    public void end() {
        if (!begun) {
            begin();
        }
        if (!fits) {
            expanded.end();
        } else if (hasCut) {
            output.println("(values were cut to fit the terminal; \\x shows them whole)");
        }
    }

    private void begin() {
        begun = true;
        widths = labels.stream().mapToInt(DisplayText::width).toArray();
        for (List<Cell> cells : held) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], DisplayText.width(cells.get(i).display()));
            }
        }
        fits = columns == 0 || narrow();
        if (fits) {
            header();
        } else {
            expanded.columns(labels);
        }
        held.forEach(this::print);
        held.clear();
    }

    /** Narrows the widest columns until a row fits. Returns whether it does. */
    private boolean narrow() {
        int available = columns - 3 * widths.length;
        int limit = 0;
        for (int width : widths) {
            limit = Math.max(limit, width);
        }
        while (limit > NARROWEST && sum(limit) > available) {
            limit--;
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.min(widths[i], limit);
        }
        return sum(limit) <= available;
    }

    private int sum(int limit) {
        int sum = 0;
        for (int width : widths) {
            sum += Math.min(width, limit);
        }
        return sum;
    }

    private void header() {
        StringBuilder names = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            names.append(i == 0 ? " " : " | ").append(padded(labels.get(i), widths[i], false));
            rule.append(i == 0 ? "-" : "-+-").append("-".repeat(widths[i]));
        }
        output.println(names.toString().stripTrailing());
        output.println(rule.append('-'));
    }

    private void print(List<Cell> cells) {
        if (!fits) {
            expanded.row(cells);
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = cells.get(i);
            String whole = cell.display();
            String text = columns > 0 ? DisplayText.cut(whole, widths[i]) : whole;
            hasCut = hasCut || !text.equals(whole);
            String padded = padded(text, widths[i], cell.kind() == Cell.Kind.NUMBER);
            line.append(i == 0 ? " " : " | ").append(styled && cell.isAbsent() ? Style.dim(padded) : padded);
        }
        output.println(line.toString().stripTrailing());
    }

    private static String padded(String text, int width, boolean right) {
        String padding = " ".repeat(Math.max(0, width - DisplayText.width(text)));
        return right ? padding + text : text + padding;
    }
}
