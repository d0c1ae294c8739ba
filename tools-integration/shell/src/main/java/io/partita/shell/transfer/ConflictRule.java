package io.partita.shell.transfer;

/** What happens to an item whose key is in the table already. */
public enum ConflictRule {
    /** It is reported, and not written. */
    FAIL,
    /** It is counted, and not written. */
    SKIP,
    /** It replaces the item that is there. */
    REPLACE;

    /** The statement that writes one item, its only parameter. */
    String statement(String table) {
        String name = SqlName.quoted(table);
        return switch (this) {
            case FAIL -> "INSERT INTO " + name + " VALUE ?";
            case SKIP -> "INSERT INTO " + name + " VALUE ? ON CONFLICT DO NOTHING";
            case REPLACE -> "UPSERT INTO " + name + " VALUE ?";
        };
    }
}
