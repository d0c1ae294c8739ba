package io.partita.tck.sql.golden;

import java.util.regex.Pattern;

/**
 * Estimates depend on counts that the catalog asks for again now and then, so they may change while a file is being run.
 * Golden files show a … in their place.
 */
final class Estimates {
    private static final Pattern LINE = Pattern.compile("(\\bestimate: )[^'\n]*");
    private static final Pattern JSON = Pattern.compile("(\"estimate\":)\\{[^}]*\\}");
    private static final Pattern UNITS = Pattern.compile("[0-9.]+( read units?)(?! and\\b|, over\\b)");
    private static final Pattern ITEMS = Pattern.compile("(read units for )[0-9]+( items?)");

    private Estimates() {}

    static String hidden(String text) {
        String line = LINE.matcher(text).replaceAll("$1…");
        String json = JSON.matcher(line).replaceAll("$1…");
        String units = UNITS.matcher(json).replaceAll("…$1");
        return ITEMS.matcher(units).replaceAll("$1…$2");
    }
}
