package io.partita.tck.sql.metamorphic;

import io.partita.tck.sql.value.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table with a name, a key, and some indexes.
 *
 * @param keyTypes the types of the attributes that are keys of the table or of an index
 * @param sort the sort key, if there is one; the partition key is always {@code pk}
 * @param indexes the names of the indexes
 * @param definition the CREATE TABLE statement
 */
record RandomTable(
        String name, Map<String, String> keyTypes, Optional<String> sort, List<String> indexes, String definition) {

    /** Attributes that items may have besides the key. */
    static final List<String> ATTRIBUTES = List.of("a", "b", "c", "d");

    static RandomTable of(String name, Chance chance) {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("pk", keyType(chance));
        Optional<String> sort = chance.percent(70) ? Optional.of("sk") : Optional.empty();
        sort.ifPresent(key -> types.put(key, keyType(chance)));
        List<String> parts = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        for (int i = sort.isPresent() ? chance.below(3) : 0; i > 0; i--) {
            String key = indexKey(chance, types);
            indexes.add("local" + i);
            parts.add("LOCAL INDEX local" + i + " (" + key + " SORT KEY)" + projection(chance));
        }
        for (int i = chance.below(4); i > 0; i--) {
            String partition = chance.percent(15) && sort.isPresent() ? "sk" : indexKey(chance, types);
            String index = partition + " PARTITION KEY";
            String second = chance.percent(20) ? "pk" : indexKey(chance, types);
            index += chance.percent(60) && !second.equals(partition) ? ", " + second + " SORT KEY" : "";
            indexes.add("global" + i);
            parts.add("GLOBAL INDEX global" + i + " (" + index + ")" + projection(chance));
        }
        List<String> columns = new ArrayList<>();
        types.forEach((key, type) -> columns.add(key + " " + type + role(key)));
        columns.addAll(parts);
        String definition = "CREATE TABLE " + name + " (" + String.join(", ", columns) + ")";
        return new RandomTable(name, Map.copyOf(types), sort, List.copyOf(indexes), definition);
    }

    private static String keyType(Chance chance) {
        return chance.either("STRING", "STRING", "NUMBER", "NUMBER", "BINARY");
    }

    private static String indexKey(Chance chance, Map<String, String> types) {
        String key = chance.either("a", "b");
        types.computeIfAbsent(key, ignored -> keyType(chance));
        return key;
    }

    private static String role(String key) {
        return key.equals("pk") ? " PARTITION KEY" : key.equals("sk") ? " SORT KEY" : "";
    }

    private static String projection(Chance chance) {
        return chance.either(
                "", " PROJECTION ALL", " PROJECTION KEYS", " PROJECTION INCLUDE (c)", " PROJECTION INCLUDE (a, d)");
    }

    /** An item with the key and some of the attributes. */
    Map<String, Object> item(Chance chance, RandomValues values) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("pk", values.key(keyTypes.get("pk")));
        sort.ifPresent(key -> item.put(key, values.key(keyTypes.get(key))));
        for (String attribute : ATTRIBUTES) {
            if (chance.percent(70)) {
                item.put(attribute, value(attribute, values));
            }
        }
        return item;
    }

    /** A value that the attribute may have: of the right type if it is a key of an index. */
    Object value(String attribute, RandomValues values) {
        String type = keyTypes.get(attribute);
        return type == null ? values.any() : values.key(type);
    }

    String upsert(Map<String, Object> item) {
        return "UPSERT INTO " + name + " VALUE " + Literals.of(item);
    }

    /** A change of one item: an attribute that is set, one that is removed, or the item that is deleted. */
    String change(Map<String, Object> item, Chance chance, RandomValues values) {
        String key = " WHERE pk = " + Literals.of(item.get("pk"))
                + sort.map(name -> " AND " + name + " = " + Literals.of(item.get(name)))
                        .orElse("");
        String attribute = chance.oneOf(ATTRIBUTES);
        return switch (chance.below(3)) {
            case 0 -> "UPDATE " + name + " SET " + attribute + " = " + Literals.of(value(attribute, values)) + key;
            case 1 -> "UPDATE " + name + " REMOVE " + attribute + key;
            default -> "DELETE FROM " + name + key;
        };
    }
}
