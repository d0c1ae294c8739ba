package io.partita.tck.sql.metamorphic;

import io.partita.tck.sql.oracle.Manner;
import io.partita.tck.sql.value.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Predicates over a table, of which many say something about keys. */
final class RandomPredicate {
    private final Chance chance;
    private final RandomValues values;
    private final RandomTable table;
    private final Manner manner;
    private final List<Map<String, Object>> items;

    /**
     * @param items of which keys are taken, so that predicates find something
     */
    RandomPredicate(
            Chance chance, RandomValues values, RandomTable table, Manner manner, List<Map<String, Object>> items) {
        this.chance = chance;
        this.values = values;
        this.table = table;
        this.manner = manner;
        this.items = items;
    }

    /** The text of a predicate. */
    String text() {
        int kind = chance.below(10);
        if (kind < 4) {
            return keyed("pk", table.sort().orElse("a"));
        } else if (kind < 7) {
            List<String> keys = List.copyOf(table.keyTypes().keySet());
            return keyed(chance.oneOf(keys), chance.oneOf(keys));
        }
        return any(2);
    }

    /** What a key condition, a fan-out or a batch is made of, and often something behind it. */
    private String keyed(String partition, String sort) {
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (chance.below(4)) {
                    case 0 -> in(partition);
                    case 1 -> "(" + equal(partition) + " OR " + equal(partition) + ")";
                    default -> equal(partition);
                });
        if (chance.percent(70)) {
            parts.add(chance.percent(25) ? in(sort) : chance.percent(20) ? or(1) : range(sort));
        }
        if (chance.percent(40)) {
            parts.add(any(1));
        }
        String keyed = String.join(" AND ", parts);
        return chance.percent(10) ? "(" + keyed + ") OR (" + equal(partition) + " AND " + range(sort) + ")" : keyed;
    }

    private String any(int depth) {
        int kind = chance.below(depth == 0 ? 4 : 8);
        return switch (kind) {
            case 0, 1 -> comparison();
            case 2 -> test();
            case 3 -> chance.percent(50) ? range(attribute()) : in(attribute());
            case 4, 5 -> "(" + any(depth - 1) + " AND " + any(depth - 1) + ")";
            case 6 -> or(depth);
            default -> "NOT (" + any(depth - 1) + ")";
        };
    }

    private String or(int depth) {
        return "(" + any(depth - 1) + " OR " + any(depth - 1) + ")";
    }

    private String attribute() {
        List<String> paths = new ArrayList<>(RandomTable.ATTRIBUTES);
        paths.addAll(table.keyTypes().keySet());
        paths.addAll(List.of("c.a", "d.b", "c[0]", "d[1].a", "c.a.b"));
        return chance.oneOf(paths);
    }

    private String equal(String name) {
        return name + " = " + key(name);
    }

    private String in(String name) {
        List<String> candidates = new ArrayList<>();
        for (int i = chance.between(1, 4); i > 0; i--) {
            candidates.add(key(name));
        }
        return name + " IN [" + String.join(", ", candidates) + "]";
    }

    private String range(String name) {
        return switch (chance.below(7)) {
            case 0 -> name + " BETWEEN " + ordered(name) + " AND " + ordered(name);
            case 1 -> "begins_with(" + name + ", " + prefix(name) + ")";
            case 2 -> equal(name);
            case 3 -> "(" + name + " > " + ordered(name) + " AND " + name + " <= " + ordered(name) + ")";
            default -> name + chance.either(" < ", " <= ", " > ", " >= ") + ordered(name);
        };
    }

    private String comparison() {
        String name = attribute();
        return switch (chance.below(6)) {
            case 0 -> name + " <> " + key(name);
            case 1 -> name + " = " + attribute();
            case 2 -> key(name) + " = " + name;
            case 3 -> ordered(name) + chance.either(" < ", " >= ") + name;
            default -> name + " = " + key(name);
        };
    }

    private String test() {
        String name = attribute();
        return switch (chance.below(manner == Manner.SQL ? 12 : 8)) {
            case 0 -> name + " IS NULL";
            case 1 -> name + " IS NOT NULL";
            case 2 -> name + " IS MISSING";
            case 3 -> name + " IS NOT MISSING";
            case 4 ->
                "attribute_type(" + name + ", '" + chance.either("S", "N", "B", "L", "M", "BOOL", "NULL", "NS") + "')";
            case 5 -> "contains(" + name + ", " + key(name) + ")";
            case 6 -> chance.either("attribute_exists(", "attribute_not_exists(") + name + ")";
            case 7 -> "size(" + name + ") > " + chance.below(3);
            case 8 ->
                name + chance.either(" LIKE ", " NOT LIKE ") + chance.either("'a%'", "'%b%'", "'_'", "'a_'", "'%'");
            case 9 -> name + " NOT IN (" + key(name) + ", " + key(name) + ")";
            case 10 -> "COALESCE(" + name + ", 1) = 1";
            default -> name + " + 1 > 2";
        };
    }

    /** A literal that the attribute may well be equal to. */
    private String key(String name) {
        if (!items.isEmpty() && chance.percent(60)) {
            Object value = chance.oneOf(items).get(name);
            if (value != null) {
                return Literals.of(value);
            }
        }
        String type = table.keyTypes().get(name);
        boolean ofItsType = isTableKey(name) || (type != null && chance.percent(90));
        return Literals.of(ofItsType ? values.key(type) : values.any());
    }

    /** A literal of a type that has an order. */
    private String ordered(String name) {
        String type = table.keyTypes().getOrDefault(name, chance.either("STRING", "NUMBER", "BINARY"));
        boolean ofItsType = isTableKey(name) || chance.percent(95);
        return Literals.of(values.key(ofItsType ? type : chance.either("STRING", "NUMBER")));
    }

    /** A literal of another type than the key is a mistake that is refused. */
    private static boolean isTableKey(String name) {
        return name.equals("pk") || name.equals("sk");
    }

    private String prefix(String name) {
        return Literals.of(
                values.key(table.keyTypes().getOrDefault(name, "STRING").equals("BINARY") ? "BINARY" : "STRING"));
    }
}
