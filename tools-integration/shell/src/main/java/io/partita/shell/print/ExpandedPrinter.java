package io.partita.shell.print;

import java.io.PrintWriter;
import java.util.List;

/** Each row as a block of lines, a column a line, nothing cut. */
public final class ExpandedPrinter implements RowPrinter {
    private final PrintWriter output;
    private final boolean styled;
    private List<String> labels = List.of();
    private int width;
    private long rows;

    /**
     * @param styled whether escape sequences may be used
     */
    public ExpandedPrinter(PrintWriter output, boolean styled) {
        this.output = output;
        this.styled = styled;
    }

    @Override
    public void columns(List<String> names) {
        labels = names.stream().map(DisplayText::visible).toList();
        width = labels.stream().mapToInt(DisplayText::width).max().orElse(0);
    }

    @Override
    public void row(List<Cell> cells) {
        rows++;
        output.println("-[ row " + rows + " ]" + "-".repeat(Math.max(1, width)));
        for (int i = 0; i < cells.size(); i++) {
            String label = labels.get(i);
            Cell cell = cells.get(i);
            String padding = " ".repeat(width - DisplayText.width(label));
            String value = styled && cell.isAbsent() ? Style.dim(cell.display()) : cell.display();
            output.println(" " + label + padding + " | " + value);
        }
    }

    @Override
    public void end() {}
}
