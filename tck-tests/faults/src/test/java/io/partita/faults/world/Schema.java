package io.partita.faults.world;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table that the clients of a world use. */
final class Schema {
    static final String TABLE = "items";
    static final String BY_GROUP = "by-group";
    static final String BY_VALUE = "by-value";

    private static final KeyAttribute PARTITION = new KeyAttribute("pk", AttributeType.S);
    private static final KeyAttribute SORT = new KeyAttribute("sk", AttributeType.N);

    /** One that comes and goes. */
    static final IndexDefinition LATE =
            index("late", new KeySchema(new KeyAttribute("g", AttributeType.S), null), IndexProjection.ALL);

    private Schema() {}

    static TableDefinition definition() {
        return new TableDefinition(
                TABLE,
                new KeySchema(PARTITION, SORT),
                List.of(),
                List.of(
                        index(
                                BY_GROUP,
                                new KeySchema(new KeyAttribute("g", AttributeType.S), SORT),
                                IndexProjection.ALL),
                        index(
                                BY_VALUE,
                                new KeySchema(new KeyAttribute("v", AttributeType.S), null),
                                IndexProjection.KEYS_ONLY)),
                Map.of());
    }

    private static IndexDefinition index(String name, KeySchema key, IndexProjection projection) {
        return new IndexDefinition(name, IndexDefinition.Scope.GLOBAL, key, projection);
    }

    static PrimaryKey key(ItemKey key) {
        return new PrimaryKey(AttributeValue.of(key.partition()), AttributeValue.of(key.sort()));
    }

    static ItemKey keyOf(Item item) {
        AttributeValue.StringValue partition = (AttributeValue.StringValue) item.get("pk");
        AttributeValue.NumberValue sort = (AttributeValue.NumberValue) item.get("sk");
        return new ItemKey(partition.value(), sort.value().intValueExact());
    }

    static Item item(ItemKey key, String value, @Nullable String group) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.of(key.partition()));
        attributes.put("sk", AttributeValue.of(key.sort()));
        attributes.put("v", AttributeValue.of(value));
        if (group != null) {
            attributes.put("g", AttributeValue.of(group));
        }
        return Item.of(attributes);
    }
}
