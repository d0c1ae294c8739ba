package io.partita.jdbc.metadata;

/** Words of the language, in the comma-separated form that tools read for their highlighting and completion. */
final class WordLists {
    static final String KEYWORDS =
            "ANALYZE,ASC,CONFLICT,DESC,DESCRIBE,EXPLAIN,GLOBAL INDEX,IF,INCLUDE,INDEX,INDEXES,KEY,KEYS,"
                    + "LIMIT,LOCAL INDEX,MISSING,NOTHING,OFFSET,PARTITION KEY,PROJECTION,REMOVE,REPLACE,RETURNING,SHOW,SORT KEY,TABLES,"
                    + "TRUNCATE,UPSERT";

    static final String NUMERIC_FUNCTIONS = "ABS,CEILING,FLOOR,MOD,ROUND";
    static final String STRING_FUNCTIONS =
            "BEGINS_WITH,CHAR_LENGTH,CONCAT,CONTAINS,LCASE,LENGTH,LOWER,SUBSTRING,TRIM,UCASE,UPPER";
    static final String TIME_FUNCTIONS = "";
    static final String SYSTEM_FUNCTIONS = "ATTRIBUTE_TYPE,COALESCE,IFNULL,NULLIF,SIZE";

    private WordLists() {}
}
