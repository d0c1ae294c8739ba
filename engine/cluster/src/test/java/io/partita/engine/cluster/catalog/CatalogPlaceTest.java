package io.partita.engine.cluster.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.keyspace.CollectionKey;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.Space;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where storage keys belong. */
final class CatalogPlaceTest {
    private static final TableDefinition DEFINITION = new TableDefinition(
            "table",
            Samples.PK_SK,
            List.of(),
            List.of(
                    Samples.local("local", "l", AttributeType.N, IndexProjection.ALL),
                    Samples.global("global", "g", IndexProjection.ALL)),
            Map.of());

    private final Catalog catalog = Catalog.EMPTY
            .withTable(TableDefinition.of("before", Samples.PK), Instant.EPOCH, 3, new Placement(List.of(9)))
            .withTable(DEFINITION, Instant.EPOCH, 5, new Placement(List.of(1, 2, 3)))
            .withTable(TableDefinition.of("behind", Samples.PK), Instant.EPOCH, 2, new Placement(List.of(8)));
    private final Table table = Objects.requireNonNull(catalog.table("table"));

    private static Item item(int number) {
        return Samples.item("pk", "p" + number, "sk", number, "l", number, "g", "g" + number % 50);
    }

    @Test
    void aKeyIsPlacedByKeyspaceAndHash() {
        Index local = table.localIndexes().get(0);
        Index global = table.globalIndexes().get(0);
        Set<Integer> partitions = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            byte[] key = Objects.requireNonNull(table.items().keyOf(item(i)));
            Partition owner = table.partitions().owner(Keyspace.hashOf(key));
            partitions.add(owner.id());
            PartitionPlace place = new PartitionPlace(owner, table, null);
            assertThat(catalog.place(key)).isEqualTo(place);
            assertThat(catalog.place(CollectionKey.of(table.id(), AttributeValue.of("p" + i))))
                    .isEqualTo(place);
            byte[] localKey = Objects.requireNonNull(local.keyspace().keyOf(item(i)));
            assertThat(catalog.place(localKey)).isEqualTo(place);
            byte[] globalKey = Objects.requireNonNull(global.keyspace().keyOf(item(i)));
            Partition globalOwner = global.partitions().owner(Keyspace.hashOf(globalKey));
            partitions.add(globalOwner.id());
            assertThat(catalog.place(globalKey)).isEqualTo(new PartitionPlace(globalOwner, table, global));
        }
        assertThat(partitions).as("partitions that were met").hasSize(10);
    }

    @Test
    void whatIsOfNoTableHasNoPlace() {
        byte[] key = Objects.requireNonNull(table.items().keyOf(item(1)));
        assertThat(catalog.place(Arrays.copyOf(key, Keyspace.KEY_AT))).isNotNull();
        for (int length = 0; length < Keyspace.KEY_AT; length++) {
            assertThat(catalog.place(Arrays.copyOf(key, length))).isNull();
        }
        for (Space space : Space.values()) {
            byte[] other = key.clone();
            other[0] = (byte) space.code();
            assertThat(catalog.place(other) != null)
                    .as(space.name())
                    .isEqualTo(space == Space.ITEMS || space == Space.COLLECTIONS);
        }
        byte[] unknown = key.clone();
        unknown[4] ^= 0x40;
        assertThat(catalog.place(unknown)).isNull();
        assertThat(Catalog.EMPTY.place(key)).isNull();
    }

    @Test
    void everyPartitionIsFoundByItsId() {
        for (Table each : catalog.tables()) {
            each.partitions().partitions().forEach(partition -> assertPlace(partition, each, null));
            for (Index index : each.globalIndexes()) {
                index.partitions().partitions().forEach(partition -> assertPlace(partition, each, index));
            }
        }
        assertThat(catalog.place(table.id())).as("a table is no partition").isNull();
    }

    private void assertPlace(Partition partition, Table of, @Nullable Index index) {
        assertThat(catalog.place(partition.id())).isEqualTo(new PartitionPlace(partition, of, index));
    }
}
