package io.partita.jdbc.metadata;

import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.function.Theme;

/** Words of the language, in the comma-separated form that tools read for their highlighting and completion. */
final class WordLists {
    static final String KEYWORDS =
            "ANALYZE,ASC,CONFLICT,DESC,DESCRIBE,EXPLAIN,GLOBAL INDEX,IF,INCLUDE,INDEX,INDEXES,KEY,KEYS,"
                    + "LIMIT,LOCAL INDEX,MISSING,NOTHING,OFFSET,PARTITION KEY,PROJECTION,REMOVE,REPLACE,RETURNING,SHOW,SORT KEY,TABLES,"
                    + "TRUNCATE,UPSERT";

    private WordLists() {}

    /** The functions of these themes by all their names. */
    static String functions(Theme... themes) {
        return String.join(",", FunctionLibrary.names(themes));
    }
}
