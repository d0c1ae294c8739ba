package io.partita.shell.terminal;

import java.util.List;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The standard streams of this process, and who is on the other side. */
public enum StandardStream {
    INPUT(SystemStream.Input),
    OUTPUT(SystemStream.Output),
    ERRORS(SystemStream.Error);

    private static final int USUAL_COLUMNS = 80;

    private final SystemStream stream;

    StandardStream(SystemStream stream) {
        this.stream = stream;
    }

    /** Whether a person sits there, and not a file or another program. */
    public boolean isTerminal() {
        List<TerminalProvider> providers = providers();
        return !providers.isEmpty() && providers.get(0).isSystemStream(stream);
    }

    /** How many columns the terminal has; 0 if it is none. */
    public int columns() {
        if (!isTerminal()) {
            return 0;
        }
        int columns = providers().get(0).systemStreamWidth(stream);
        return columns > 0 ? columns : USUAL_COLUMNS;
    }

    private static List<TerminalProvider> providers() {
        return TerminalBuilder.builder().getProviders(null, new IllegalStateException());
    }
}
