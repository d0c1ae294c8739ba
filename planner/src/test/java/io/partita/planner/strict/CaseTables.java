package io.partita.planner.strict;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexDefinition.Scope;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.planner.testing.Bench;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of the case files: {@code Hash} with a partition key, {@code Pair} with both keys and two indexes, {@code Bins} with
 * binary keys.
 */
final class CaseTables {
    private static final List<String> H_ITEMS = List.of(
            "{'pk': 'a', 'n': 1, 'x': 'red', 'flag': true}",
            "{'pk': 'b', 'n': 2, 'x': 'blue', 'm': {'k': [10, 20], 'z': 'deep'}, 'l': [1, 'two', [3]]}",
            "{'pk': 'c', 'n': 3, 'none': null, 'ss': <<'p', 'q'>>, 'ns': <<1, 2>>, 'm.z': 'dotted', 'size-of': 5}",
            "{'pk': 'd', 'bin': x'0102', 'bs': <<x'01', x'02'>>, 'empty': ''}");

    private static final List<String> T_ITEMS = List.of(
            "{'pk': 'a', 'sk': 1, 'l': 'l3', 'g': 'g1', 's': 1, 'a': 'one', 'b': 'only'}",
            "{'pk': 'a', 'sk': 2, 'l': 'l2', 'g': 'g1', 's': 2, 'a': 'two'}",
            "{'pk': 'a', 'sk': 3, 'l': 'l1', 'g': 'g2', 's': 1, 'a': 'three'}",
            "{'pk': 'a', 'sk': 4, 'a': 'four'}",
            "{'pk': 'b', 'sk': 1, 'g': 'g1', 's': 3, 'a': 'five'}",
            "{'pk': 'b', 'sk': 2, 'l': 'l9', 'a': 'six'}",
            "{'pk': 'c', 'sk': 1, 'a': 'seven'}");

    private CaseTables() {}

    /** A store with the tables and their items, which the caller closes. */
    static ItemStore store() {
        ItemStore store = Bench.memory();
        store.createTable(TableDefinition.of("Hash", key("pk", AttributeType.S)));
        store.createTable(new TableDefinition(
                "Pair",
                key("pk", AttributeType.S, "sk", AttributeType.N),
                List.of(),
                List.of(
                        new IndexDefinition(
                                "ByL",
                                Scope.LOCAL,
                                key("pk", AttributeType.S, "l", AttributeType.S),
                                IndexProjection.KEYS_ONLY),
                        new IndexDefinition(
                                "ByG",
                                Scope.GLOBAL,
                                key("g", AttributeType.S, "s", AttributeType.N),
                                IndexProjection.include(Set.of("a")))),
                Map.of()));
        store.createTable(TableDefinition.of("Bins", key("pk", AttributeType.B, "sk", AttributeType.S)));
        H_ITEMS.forEach(item -> put(store, "Hash", item));
        T_ITEMS.forEach(item -> put(store, "Pair", item));
        for (String sort : List.of("app", "apple", "apples", "banana")) {
            put(store, "Bins", "{'pk': x'ff', 'sk': '" + sort + "'}");
        }
        return store;
    }

    private static void put(ItemStore store, String table, String item) {
        store.write(new WriteRequest.Put(table, ValueText.item(item), WriteOptions.DEFAULT));
    }

    private static KeySchema key(String partition, AttributeType type) {
        return new KeySchema(new KeyAttribute(partition, type), null);
    }

    private static KeySchema key(String partition, AttributeType type, String sort, AttributeType sortType) {
        return new KeySchema(new KeyAttribute(partition, type), new KeyAttribute(sort, sortType));
    }
}
