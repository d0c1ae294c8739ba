package io.partita.parser.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Words of other databases that people write out of habit, and what is written instead. */
final class ForeignWords {
    private static final String LIMIT = "The number of rows is bounded by LIMIT n at the end of the query.";
    private static final String PATTERN = "A pattern is tested by LIKE, a regular expression by REGEXP_LIKE(..).";
    private static final String NUMBERING = "Nothing counts up keys: an item's key is chosen by who writes it.";
    private static final String CONSTRAINT = "Nothing is unique but the key of a table, and nothing else is checked.";
    private static final String DATABASE =
            "There are no databases and no schemas: the URL of a connection names the database.";
    private static final String PROCEDURE = "There are no stored procedures.";
    private static final String USERS = "There are no users and no rights.";
    private static final String PROPERTY = "Properties are set in the URL of the connection.";
    private static final String UPSERT =
            "A write that meets an item is written INSERT .. ON CONFLICT DO UPDATE, or UPSERT.";
    private static final String INDEXES = "An index is made by CREATE INDEX, or by INDEX in CREATE TABLE.";

    private static final Map<String, String> ANYWHERE = advice(new String[][] {
        {LIMIT, "TOP", "ROWNUM"},
        {PATTERN, "RLIKE", "REGEXP", "SIMILAR", "GLOB", "MATCHES"},
        {"Whether a text or a set holds a value is written contains(name, value).", "CONTAINS"},
        {"How a text begins is asked by begins_with(name, 'a').", "STARTS", "STARTSWITH", "BEGINS"},
        {"Written IS NULL.", "ISNULL"},
        {"Written IS NOT NULL.", "NOTNULL"},
        {"The difference of two queries is written EXCEPT.", "MINUS"},
        {"Written ON CONFLICT DO UPDATE SET .. or ON CONFLICT DO NOTHING.", "DUPLICATE"},
        {"Written INSERT INTO .. ON CONFLICT DO NOTHING.", "IGNORE"},
        {"The partition key is declared by PARTITION KEY.", "HASH"},
        {NUMBERING, "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY"},
        {CONSTRAINT, "UNIQUE", "REFERENCES", "FOREIGN", "CHECK"},
        {"There are no temporary tables.", "TEMPORARY", "TEMP"},
        {DATABASE, "DATABASE", "DATABASES", "SCHEMA", "SCHEMAS"},
        {"Written EXPLAIN SELECT ..", "PLAN"},
        {"The columns of a table are shown by DESCRIBE name.", "COLUMNS"},
        {USERS, "USER", "ROLE"},
        {"Written DESC.", "DESCENDING"},
        {"Written ASC.", "ASCENDING"},
        {"The language does not have it.", "QUALIFY", "PIVOT", "UNPIVOT", "LATERAL", "TABLESAMPLE"}
    });

    private static final Map<String, String> FIRST = advice(new String[][] {
        {DATABASE, "USE"},
        {PROPERTY, "SET", "PRAGMA"},
        {PROCEDURE, "CALL", "EXEC", "EXECUTE"},
        {USERS, "GRANT", "REVOKE"},
        {UPSERT, "MERGE"},
        {INDEXES, "INDEX"},
        {"Nothing needs to be tidied up by hand.", "VACUUM", "OPTIMIZE", "REINDEX"},
        {"A query begins with SELECT.", "FROM"},
        {"Items are read by SELECT.", "GET", "FIND"},
        {"Items are written by INSERT, or by UPSERT where there may be one already.", "PUT"}
    });

    private ForeignWords() {}

    /** @param entries each a sentence and the words that it is about */
    private static Map<String, String> advice(String[]... entries) {
        Map<String, String> advice = new HashMap<>();
        for (String[] entry : entries) {
            for (int i = 1; i < entry.length; i++) {
                advice.put(entry[i], entry[0]);
            }
        }
        return Map.copyOf(advice);
    }

    /** What to write instead of a word that stands where a statement begins; empty if nothing is known of it. */
    static String first(String word) {
        return FIRST.getOrDefault(word.toUpperCase(Locale.ROOT), "");
    }

    /** What to write instead of a word within a statement; empty if nothing is known of it. */
    static String within(String word) {
        return ANYWHERE.getOrDefault(word.toUpperCase(Locale.ROOT), "");
    }
}
