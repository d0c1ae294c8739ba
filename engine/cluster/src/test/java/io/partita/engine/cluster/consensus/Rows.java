package io.partita.engine.cluster.consensus;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.partition.Replica;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Commands and reads of a table with a key {@code pk} and an attribute {@code v}. */
public final class Rows {
    private static final TableDefinition DEFINITION =
            new TableDefinition("table", Samples.PK, List.of(), List.of(), Map.of());

    private Rows() {}

    public static Command createTable() {
        return new CatalogCommand.CreateTable(DEFINITION, Instant.EPOCH, 1, Placement.EMBEDDED);
    }

    public static Command put(Replica replica, String key, Object value) {
        return put(replica, key, value, null);
    }

    public static Command put(Replica replica, String key, Object value, @Nullable Condition condition) {
        Item item = Samples.item("pk", key, "v", value);
        byte[] storageKey = storageKey(replica, item);
        return new ItemCommand.PutItem(storageKey, item, condition, false);
    }

    /** Adds one to a value; done twice it adds two. */
    public static Command increment(Replica replica, String key) {
        Item item = Samples.item("pk", key);
        byte[] storageKey = storageKey(replica, item);
        return new ItemCommand.UpdateItem(
                storageKey,
                Samples.key(key),
                new Update(List.of(new Update.Add(Samples.path("v"), Samples.value(1)))),
                null,
                false);
    }

    /** What a replica has under a key at the moment. */
    public static @Nullable Object value(Replica replica, String key) {
        if (replica.catalog().table("table") == null) {
            return null;
        }
        Item item = replica.reader().get(storageKey(replica, Samples.item("pk", key)));
        return item == null ? null : item.get("v");
    }

    /** Where a replica keeps what is under a key. */
    public static byte[] storageKey(Replica replica, String key) {
        return storageKey(replica, Samples.item("pk", key));
    }

    private static byte[] storageKey(Replica replica, Item item) {
        return Objects.requireNonNull(table(replica).items().keyOf(item));
    }

    private static Table table(Replica replica) {
        return Objects.requireNonNull(replica.catalog().table("table"));
    }
}
