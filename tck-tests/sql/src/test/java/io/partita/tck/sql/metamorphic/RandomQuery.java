package io.partita.tck.sql.metamorphic;

import io.partita.tck.sql.oracle.Manner;
import java.util.ArrayList;
import java.util.List;

/**
 * A query whose hints are still open.
 *
 * @param outputs what stands between SELECT and FROM
 * @param rest what stands behind FROM and the table
 */
record RandomQuery(String table, Manner manner, String outputs, String rest) {

    static RandomQuery of(RandomTable table, Manner manner, String predicate, Chance chance) {
        String rest = (chance.percent(95) ? " WHERE " + predicate : "");
        if (manner == Manner.PARTIQL) {
            return new RandomQuery(table.name(), manner, chance.percent(30) ? "*" : "pk, a, b, c", rest);
        }
        String outputs = switch (chance.below(6)) {
            case 0 -> "COUNT(*)";
            case 1 -> "VALUE item";
            case 2 -> "*";
            case 3 -> "DISTINCT a, c";
            default -> columns(table, chance);
        };
        if (!outputs.startsWith("COUNT") && chance.percent(40)) {
            rest += order(table, outputs, chance);
        }
        if (chance.percent(25)) {
            rest += " LIMIT " + chance.below(6) + (chance.percent(40) ? " OFFSET " + chance.below(4) : "");
        }
        return new RandomQuery(table.name(), manner, outputs, rest);
    }

    private static String columns(RandomTable table, Chance chance) {
        List<String> columns = new ArrayList<>(List.of("pk", "a"));
        table.sort().ifPresent(columns::add);
        columns.addAll(List.of(chance.either("b", "b.a"), chance.either("c", "c[0]", "c.a"), "d"));
        return String.join(", ", columns.subList(0, chance.between(1, columns.size())));
    }

    private static String order(RandomTable table, String outputs, Chance chance) {
        if (outputs.startsWith("DISTINCT")) {
            return " ORDER BY a" + chance.either("", " DESC");
        }
        List<String> terms = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("pk", "a", "b", "c"));
        table.sort().ifPresent(names::add);
        for (int i = chance.between(1, 2); i > 0; i--) {
            terms.add(chance.oneOf(names) + chance.either("", " ASC", " DESC", " DESC"));
        }
        return " ORDER BY " + String.join(", ", terms);
    }

    /** The text with a hint, or with none. */
    String text(String hint) {
        String hints = hint.isEmpty() ? "" : "/*+ " + hint + " */ ";
        return "SELECT " + hints + outputs + " FROM " + table + (outputs.equals("VALUE item") ? " AS item" : "") + rest;
    }

    /** Every hint that may lead to another access path. */
    static List<String> hints(RandomTable table, Chance chance) {
        List<String> hints = new ArrayList<>(List.of("", "NO_INDEX(" + table.name() + ")"));
        hints.add("SEGMENTS(" + chance.between(2, 5) + ")");
        table.indexes().forEach(index -> hints.add("INDEX(" + table.name() + " " + index + ")"));
        return hints;
    }
}
