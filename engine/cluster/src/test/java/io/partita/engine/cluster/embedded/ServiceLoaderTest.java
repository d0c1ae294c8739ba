package io.partita.engine.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.ItemStoreProvider;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceLoaderTest {

    @Test
    void aStoreInMemoryIsFoundAndWorks() {
        readsWhatItWrites(new StoreLocation.Memory());
    }

    @Test
    void aStoreInADirectoryIsFoundAndWorks(@TempDir Path directory) {
        readsWhatItWrites(new StoreLocation.Directory(directory.resolve("data")));
    }

    private static void readsWhatItWrites(StoreLocation location) {
        ItemStoreProvider provider = ServiceLoader.load(ItemStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.accepts(location))
                .findFirst()
                .orElseThrow();
        try (ItemStore store = provider.open(location)) {
            KeySchema key =
                    new KeySchema(new KeyAttribute("id", AttributeType.S), new KeyAttribute("line", AttributeType.N));
            store.createTable(TableDefinition.of("orders", key));
            AttributeValue id = AttributeValue.of("a");
            Item item = Item.of(Map.of("id", id, "line", AttributeValue.of(1)));
            store.write(new WriteRequest.Put("orders", item, WriteOptions.DEFAULT));

            PrimaryKey primaryKey = new PrimaryKey(id, AttributeValue.of(1));
            assertThat(store.get(new GetRequest("orders", primaryKey, Projection.ALL, true))
                            .item())
                    .isEqualTo(item);
            assertThat(store.query(new QueryRequest("orders", null, KeyCondition.of(id), true, ReadOptions.DEFAULT))
                            .items())
                    .containsExactly(item);
            assertThat(store.scan(new ScanRequest("orders", null, 0, 1, ReadOptions.DEFAULT))
                            .items())
                    .containsExactly(item);
        }
    }
}
