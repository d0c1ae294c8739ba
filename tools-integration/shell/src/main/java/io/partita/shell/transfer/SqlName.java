package io.partita.shell.transfer;

/** Names as they stand in statements. */
final class SqlName {
    private SqlName() {}

    /** The name in quotes, so that it is taken as it is. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
