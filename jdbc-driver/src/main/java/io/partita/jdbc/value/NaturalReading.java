package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attribute values as the Java objects that are most like them: String, BigDecimal, byte[], Boolean, null, Map, List
 * and Set. The containers are unmodifiable and keep their order; a set of binaries is a set of byte arrays, which Java
 * compares by identity.
 */
public final class NaturalReading {
    private NaturalReading() {}

    public static @Nullable Object of(AttributeValue value) {
        return switch (value.type()) {
            case S -> ((StringValue) value).value();
            case N -> ((NumberValue) value).value();
            case B -> ((BinaryValue) value).bytes().clone();
            case BOOL -> ((BooleanValue) value).value();
            case NULL -> null;
            case M -> map((MapValue) value);
            case L -> list(((ListValue) value).elements());
            case SS -> ((StringSetValue) value).elements();
            case NS -> ((NumberSetValue) value).elements();
            case BS -> binaries((BinarySetValue) value);
        };
    }

    /** The elements of a list or set, or null if the value is neither. */
    public static @Nullable Collection<?> elements(AttributeValue value) {
        return switch (value.type()) {
            case L, SS, NS, BS -> (Collection<?>) of(value);
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> map(MapValue value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        value.entries().forEach((name, entry) -> map.put(name, of(entry)));
        return Collections.unmodifiableMap(map);
    }

    private static List<@Nullable Object> list(List<AttributeValue> values) {
        List<@Nullable Object> list = new ArrayList<>(values.size());
        for (AttributeValue element : values) {
            list.add(of(element));
        }
        return Collections.unmodifiableList(list);
    }

    private static Set<byte[]> binaries(BinarySetValue value) {
        Set<byte[]> binaries = new LinkedHashSet<>();
        value.elements().forEach(element -> binaries.add(element.bytes().clone()));
        return Collections.unmodifiableSet(binaries);
    }
}
