package io.partita.tck.sql.oracle;

import io.partita.tck.sql.value.Absent;
import io.partita.tck.sql.value.Bytes;
import io.partita.tck.sql.value.Literals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** How values are ordered. */
final class Order {
    private Order() {}

    /** The order of two strings, two numbers or two binaries; of nothing else. */
    static OptionalInt between(Object left, Object right) {
        if (left instanceof String l && right instanceof String r) {
            return OptionalInt.of(
                    Arrays.compareUnsigned(l.getBytes(StandardCharsets.UTF_8), r.getBytes(StandardCharsets.UTF_8)));
        } else if (left instanceof BigDecimal l && right instanceof BigDecimal r) {
            return OptionalInt.of(l.compareTo(r));
        } else if (left instanceof Bytes l && right instanceof Bytes r) {
            return OptionalInt.of(l.compareTo(r));
        }
        return OptionalInt.empty();
    }

    /** The order of ORDER BY: by type, then by value. NULL and MISSING are placed by the caller. */
    static int sorting(Object left, Object right) {
        int types = Integer.compare(place(left), place(right));
        if (types != 0) {
            return types;
        }
        OptionalInt ordered = between(left, right);
        if (ordered.isPresent()) {
            return ordered.getAsInt();
        } else if (left instanceof Boolean l && right instanceof Boolean r) {
            return Boolean.compare(l, r);
        } else if (left instanceof List<?> l && right instanceof List<?> r) {
            return elements(l, r);
        }
        return Literals.of(left).compareTo(Literals.of(right));
    }

    private static int elements(List<?> left, List<?> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = sorting(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** The types in the order in which the data model names them. */
    private static int place(Object value) {
        if (value instanceof String) {
            return 0;
        } else if (value instanceof BigDecimal) {
            return 1;
        } else if (value instanceof Bytes) {
            return 2;
        } else if (value instanceof Boolean) {
            return 3;
        } else if (value instanceof Absent) {
            return 4;
        } else if (value instanceof Map) {
            return 5;
        } else if (value instanceof List) {
            return 6;
        } else if (value instanceof Set<?> set) {
            return 7 + place(set.iterator().next());
        }
        throw new NotJudged(value.getClass());
    }
}
