package io.partita.tck.sql.differential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table and its rows.
 *
 * @param key the partition key, and the sort key if it has one: the first columns
 * @param indexed the key of the global index, empty if there is none
 * @param rows literals by column, {@code NULL} where there is nothing
 */
record RandomTable(String name, List<Atom> columns, List<String> key, List<String> indexed, List<List<String>> rows) {
    static final String INDEX = "by_other";

    private static final List<Atom> COLUMNS = List.of(
            new Atom("k", Kind.NUMBER),
            new Atom("r", Kind.NUMBER),
            new Atom("c", Kind.STRING),
            new Atom("n", Kind.NUMBER),
            new Atom("m", Kind.NUMBER),
            new Atom("s", Kind.STRING),
            new Atom("f", Kind.BOOLEAN));

    static RandomTable of(String name, Choices choices) {
        boolean textKey = choices.percent(30);
        boolean sorted = choices.percent(50);
        List<String> key = sorted ? List.of(textKey ? "c" : "k", "r") : List.of(textKey ? "c" : "k");
        List<String> indexed = switch (choices.below(4)) {
            case 0 -> List.<String>of();
            case 1 -> List.of("n", "m");
            case 2 -> List.of("s");
            default -> List.of("n");
        };
        RandomTable table = new RandomTable(name, COLUMNS, key, indexed, new ArrayList<>());
        table.fill(choices);
        return table;
    }

    private void fill(Choices choices) {
        int most = choices.either(12, 12, 25, 3, 40, 0);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < most; i++) {
            List<String> row = new ArrayList<>();
            for (Atom column : columns) {
                boolean isKey = key.contains(column.text());
                row.add(!isKey && choices.percent(20) ? "NULL" : value(column, choices));
            }
            if (keys.add(keyOf(row))) {
                rows.add(row);
            }
        }
    }

    private String keyOf(List<String> row) {
        return key.stream().map(name -> row.get(position(name))).collect(Collectors.joining("|"));
    }

    private int position(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).text().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private String value(Atom column, Choices choices) {
        boolean distinct = key.size() == 1 && key.contains(column.text());
        return switch (column.text()) {
            case "k" -> String.valueOf(choices.below(distinct ? 40 : 8));
            case "r" -> String.valueOf(choices.below(10));
            case "c" -> "'" + (char) ('a' + choices.below(6)) + (distinct ? choices.below(9) : "") + "'";
            case "n" -> String.valueOf(choices.below(12));
            case "m" -> choices.either("0", "1", "2", "5", "-3", "2.5", "-0.75", "17", "1000000", "3.10");
            case "s" ->
                choices.either("'a'", "'b'", "'ab'", "'ba'", "'abc'", "'B'", indexed.contains("s") ? "'x'" : "''");
            default -> choices.either("TRUE", "FALSE");
        };
    }

    /** The same table with other rows. */
    RandomTable with(List<List<String>> others) {
        return new RandomTable(name, columns, key, indexed, others);
    }

    /** The definition here. */
    String ours() {
        List<String> elements = new ArrayList<>();
        for (Atom column : columns) {
            elements.add(column.text() + " " + column.kind().ours() + role(key, column.text()));
        }
        if (!indexed.isEmpty()) {
            String keys =
                    indexed.stream().map(each -> each + role(indexed, each)).collect(Collectors.joining(", "));
            String projection = name.endsWith("1") ? "KEYS" : "ALL";
            elements.add("GLOBAL INDEX " + INDEX + " (" + keys + ") PROJECTION " + projection);
        }
        return "CREATE TABLE " + name + " (" + String.join(", ", elements) + ")";
    }

    private static String role(List<String> key, String column) {
        int place = key.indexOf(column);
        return place < 0 ? "" : place == 0 ? " PARTITION KEY" : " SORT KEY";
    }

    /** The definition in the reference database. */
    String reference() {
        List<String> elements = new ArrayList<>();
        for (Atom column : columns) {
            elements.add(column.text() + " " + column.kind().reference());
        }
        elements.add("PRIMARY KEY (" + String.join(", ", key) + ")");
        return "CREATE TABLE " + name + " (" + String.join(", ", elements) + ")";
    }

    /**
     * The statements that put the rows here: what is not there is left out, or NULL where no index forbids that and the
     * row's number is odd, because both must mean the same.
     */
    List<String> inserts() {
        List<String> inserts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (int j = 0; j < columns.size(); j++) {
                String value = rows.get(i).get(j);
                String column = columns.get(j).text();
                if (!value.equals("NULL") || (i % 2 == 1 && !indexed.contains(column))) {
                    names.add(column);
                    values.add(value);
                }
            }
            inserts.add(insert(names, values));
        }
        return inserts;
    }

    /** The statements that put the rows into the reference database. */
    List<String> referenceInserts() {
        List<String> names = columns.stream().map(Atom::text).toList();
        return rows.stream().map(row -> insert(names, row)).toList();
    }

    private String insert(List<String> names, List<String> values) {
        return "INSERT INTO " + name + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values) + ")";
    }

    /** The hint that keeps a query from the index, or null if there is none. */
    @Nullable
    String hint() {
        return indexed.isEmpty() ? null : "NO_INDEX(" + name + ")";
    }

    /** The columns behind the name of the table in a query, which may be empty. */
    List<Atom> atoms(String alias) {
        String prefix = alias.isEmpty() ? "" : alias + ".";
        return columns.stream()
                .map(column -> new Atom(prefix + column.text(), column.kind()))
                .toList();
    }

    /** The columns that tell rows apart. */
    List<Atom> keyAtoms(String alias) {
        Set<String> keys = Set.copyOf(key);
        return atoms(alias).stream()
                .filter(atom -> keys.contains(atom.text().substring(atom.text().indexOf('.') + 1)))
                .toList();
    }
}
