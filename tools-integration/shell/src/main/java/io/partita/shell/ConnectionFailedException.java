package io.partita.shell;

import io.partita.shell.session.DatabaseAddress;
import java.sql.SQLException;

/** The database cannot be opened. */
final class ConnectionFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    ConnectionFailedException(DatabaseAddress address, SQLException cause) {
        super("cannot open " + address + ": " + cause.getMessage(), cause);
    }
}
