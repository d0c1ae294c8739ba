package io.partita.shell.session;

import io.partita.shell.print.CsvPrinter;
import io.partita.shell.print.ExpandedPrinter;
import io.partita.shell.print.JsonLinesPrinter;
import io.partita.shell.print.RowPrinter;
import io.partita.shell.print.TablePrinter;
import java.io.PrintWriter;
import java.util.function.IntSupplier;

/** How results are shown. For one thread. */
public final class DisplaySettings {
    private final IntSupplier columns;
    private final boolean styled;
    private Format format = Format.TABLE;
    private boolean expanded;
    private boolean timing;
    private boolean plan;

    /** The forms of rows. */
    public enum Format {
        TABLE,
        CSV,
        JSON
    }

    /**
     * @param columns of the terminal, which may change; 0 for none
     * @param styled whether escape sequences may be used
     */
    public DisplaySettings(IntSupplier columns, boolean styled) {
        this.columns = columns;
        this.styled = styled;
    }

    /** For output that is not a terminal. */
    public static DisplaySettings plain() {
        return new DisplaySettings(() -> 0, false);
    }

    RowPrinter printer(PrintWriter output) {
        return switch (format) {
            case CSV -> new CsvPrinter(output);
            case JSON -> new JsonLinesPrinter(output);
            case TABLE ->
                expanded ? new ExpandedPrinter(output, styled) : new TablePrinter(output, columns.getAsInt(), styled);
        };
    }

    /** Whether the output is for a person, who wants to see counts, and not for a program. */
    boolean isForPeople() {
        return format == Format.TABLE;
    }

    boolean styled() {
        return styled;
    }

    public Format format() {
        return format;
    }

    public void setFormat(Format newFormat) {
        format = newFormat;
    }

    public boolean expanded() {
        return expanded;
    }

    public void setExpanded(boolean newExpanded) {
        expanded = newExpanded;
    }

    /** Whether the time and the units of each statement are shown. */
    public boolean timing() {
        return timing;
    }

    public void setTiming(boolean newTiming) {
        timing = newTiming;
    }

    /** Whether the access path of each statement is shown. */
    public boolean plan() {
        return plan;
    }

    public void setPlan(boolean newPlan) {
        plan = newPlan;
    }
}
