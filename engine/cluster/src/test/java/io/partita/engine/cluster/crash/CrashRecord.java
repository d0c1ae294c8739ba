package io.partita.engine.cluster.crash;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of one item: everything in it follows from its key and version, so that an item that is a mixture of
 * two versions is recognised.
 */
record CrashRecord(int thread, int number, long version) {
    static final String TABLE = "crash";
    static final IndexDefinition LOCAL =
            Samples.local("local", "l", AttributeType.N, IndexProjection.include(Set.of("version")));
    static final IndexDefinition GLOBAL = Samples.global("global", "g", "h", IndexProjection.ALL);

    static TableDefinition definition() {
        return new TableDefinition(TABLE, Samples.PK_SK, List.of(), List.of(LOCAL, GLOBAL), Map.of());
    }

    PrimaryKey key() {
        return Samples.key("thread-" + thread, number);
    }

    boolean isDelete() {
        return version % 5 == 4;
    }

    /** What lies under the key after this version was written; null after a delete. */
    @Nullable
    Item item() {
        if (isDelete()) {
            return null;
        }
        Item whole = Samples.item(
                "pk",
                "thread-" + thread,
                "sk",
                number,
                "version",
                version,
                "l",
                version % 7,
                "padding",
                Samples.text((int) (version * 37 % 900)));
        if (version % 3 == 0) {
            return whole;
        }
        Map<String, AttributeValue> indexed = new LinkedHashMap<>(whole.attributes());
        indexed.put("g", Samples.value("g" + version % 4));
        indexed.put("h", Samples.value(version % 11));
        return Item.of(indexed);
    }

    /** As one line; {@code kind} is B before the write and A after it was acknowledged. */
    String line(char kind) {
        return kind + " " + thread + " " + number + " " + version;
    }

    static CrashRecord of(String line) {
        String[] parts = line.split(" ", -1);
        return new CrashRecord(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
    }
}
