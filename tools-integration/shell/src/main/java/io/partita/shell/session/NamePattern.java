package io.partita.shell.session;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Names as the metadata wants them where it takes patterns. */
public final class NamePattern {
    private NamePattern() {}

    /** The pattern that only this name matches. */
    public static String of(String name, DatabaseMetaData metadata) throws SQLException {
        String escape = metadata.getSearchStringEscape();
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }
}
