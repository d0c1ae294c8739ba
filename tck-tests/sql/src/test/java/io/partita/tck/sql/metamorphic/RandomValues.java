package io.partita.tck.sql.metamorphic;

import io.partita.tck.sql.value.Absent;
import io.partita.tck.sql.value.Bytes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values from small pools, so that different items, and the literals of queries, have many of them in common. */
final class RandomValues {
    private static final List<String> TEXTS =
            List.of("", "a", "aa", "ab", "abc", "b", "B", "ba", "é", "😀", "ﬀ", "a'b", "%");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "10",
            "2.5",
            "-2.5",
            "1e20",
            "1e-7",
            "100",
            "99999999999999999999999999999999999999");
    private static final List<String> BINARIES = List.of("", "00", "01", "0100", "7f", "80", "ff", "ff00");

    private final Chance chance;

    RandomValues(Chance chance) {
        this.chance = chance;
    }

    /** A value of a type that a key may have: {@code STRING}, {@code NUMBER} or {@code BINARY}; never empty. */
    Object key(String type) {
        return switch (type) {
            case "STRING" -> chance.oneOf(TEXTS.subList(1, TEXTS.size()));
            case "NUMBER" -> number();
            case "BINARY" -> new Bytes(chance.oneOf(BINARIES.subList(1, BINARIES.size())));
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** A value of any type, most often a plain one. */
    Object any() {
        return any(2);
    }

    private Object any(int depth) {
        int kind = chance.below(depth == 0 ? 11 : 16);
        return switch (kind) {
            case 0, 1, 2, 3 -> number();
            case 4, 5, 6 -> chance.oneOf(TEXTS);
            case 7 -> new Bytes(chance.oneOf(BINARIES));
            case 8, 9 -> chance.percent(50);
            case 10 -> Absent.NULL;
            case 11 -> set();
            case 12, 13 -> list(depth - 1);
            default -> map(depth - 1);
        };
    }

    private BigDecimal number() {
        return io.partita.tck.sql.value.Literals.number(new BigDecimal(chance.oneOf(NUMBERS)));
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = chance.below(4); i > 0; i--) {
            list.add(any(depth));
        }
        return list;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = chance.below(3); i > 0; i--) {
            map.put(chance.either("a", "b", "c"), any(depth));
        }
        return map;
    }

    private Set<Object> set() {
        Set<Object> set = new LinkedHashSet<>();
        String type = chance.either("STRING", "NUMBER", "BINARY");
        for (int i = chance.between(1, 3); i > 0; i--) {
            set.add(key(type));
        }
        return set;
    }
}
