package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.keyspace.Keyspace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records as text that is the same if and only if their content is, arrays included. */
final class Descriptions {
    private Descriptions() {}

    static String of(@Nullable Object object) {
        if (object instanceof Record value) {
            return Arrays.stream(value.getClass().getRecordComponents())
                    .map(component -> component.getName() + "=" + of(component(value, component)))
                    .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "[", "]"));
        } else if (object instanceof Keyspace keyspace) {
            return "Keyspace[" + keyspace.space() + ", id=" + keyspace.id() + ", key=" + of(keyspace.key())
                    + ", attributes=" + of(keyspace.attributes()) + "]";
        } else if (object instanceof Table table) {
            return "Table[id=" + table.id() + ", version=" + table.version() + ", created=" + table.created()
                    + ", definition=" + of(table.definition()) + ", partitions=" + of(table.partitions()) + ", indexes="
                    + of(table.indexes()) + "]";
        } else if (object instanceof StoreException e) {
            return "StoreException[" + e.code() + ", message=" + of(e.getMessage()) + ", item=" + of(e.item()) + "]";
        } else if (object instanceof Item item) {
            return "Item" + of(item.attributes());
        } else if (object instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (object instanceof List<?> list) {
            return list.stream().map(Descriptions::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (object instanceof Set<?> set) {
            return sorted(set);
        } else if (object instanceof Map<?, ?> map) {
            Map<String, String> entries = new TreeMap<>();
            map.forEach((key, value) -> entries.put(of(key), of(value)));
            return entries.toString();
        } else if (object instanceof String text) {
            return '"' + text + '"';
        }
        return String.valueOf(object);
    }

    private static String sorted(Collection<?> elements) {
        return elements.stream().map(Descriptions::of).sorted().collect(Collectors.joining(", ", "{", "}"));
    }

    private static @Nullable Object component(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
