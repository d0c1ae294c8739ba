package io.partita.engine.cluster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.api.table.TableSettings.Throughput;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.item.ItemEncoding;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CatalogEncodingTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678901234Z");

    private final OrderedStore store = OrderedStores.inMemory();

    private static TableDefinition definition(String name) {
        return new TableDefinition(
                name,
                Samples.PK_SK,
                List.of(new ColumnDefinition("v", AttributeType.S, "VARCHAR(20)")),
                List.of(
                        Samples.local("local", "l", AttributeType.B, IndexProjection.KEYS_ONLY),
                        Samples.global("global", "g", IndexProjection.include(Set.of("x", "y")))),
                Map.of("partita:scan", "warn"),
                new TableSettings(new Throughput(1, 2), Map.of("global", new Throughput(3, 4)), true, true));
    }

    private void write(Catalog before, Catalog next) {
        WriteBatch batch = new WriteBatch();
        CatalogEncoding.write(batch, before, next);
        store.commit(batch);
    }

    private static Table table(Catalog catalog, String name) {
        return Objects.requireNonNull(catalog.table(name));
    }

    @Test
    void aCatalogComesBackAsItWasWritten() {
        Catalog catalog = Catalog.EMPTY
                .withTable(definition("first"), CREATED, 5, new Placement(List.of(2, 7)))
                .withTable(TableDefinition.of("second", Samples.PK), CREATED, 1, Placement.EMBEDDED);
        catalog = catalog.withIndex(
                table(catalog, "second"), Samples.global("late", "late", IndexProjection.ALL), Placement.EMBEDDED);
        write(Catalog.EMPTY, catalog);

        assertAlike(CatalogEncoding.read(store), catalog);
        assertAlike(CatalogEncoding.decode(CatalogEncoding.encode(catalog)), catalog);
        assertThat(Objects.requireNonNull(
                                table(CatalogEncoding.read(store), "second").index("late"))
                        .status())
                .isEqualTo(Status.CREATING);
    }

    private static void assertAlike(Catalog read, Catalog catalog) {
        assertThat(read.counters()).isEqualTo(catalog.counters());
        for (Table expected : catalog.tables()) {
            Table actual = table(read, expected.name());
            assertThat(actual.id()).isEqualTo(expected.id());
            assertThat(actual.definition()).isEqualTo(expected.definition());
            assertThat(actual.version()).isEqualTo(expected.version());
            assertThat(actual.created()).isEqualTo(CREATED);
            assertThat(actual.partitions()).isEqualTo(expected.partitions());
            assertThat(actual.indexes()).hasSameSizeAs(expected.indexes());
            for (Index index : expected.indexes()) {
                Index same = Objects.requireNonNull(actual.index(index.name()));
                assertThat(same.id()).isEqualTo(index.id());
                assertThat(same.status()).isEqualTo(index.status());
                assertThat(same.partitions()).isEqualTo(index.partitions());
            }
        }
    }

    @Test
    void onlyWhatChangedIsWritten() {
        Catalog two = Catalog.EMPTY
                .withTable(definition("first"), CREATED, 2, Placement.EMBEDDED)
                .withTable(definition("second"), CREATED, 2, Placement.EMBEDDED);
        write(Catalog.EMPTY, two);
        Catalog one = two.withoutTable(table(two, "first"));
        WriteBatch batch = new WriteBatch();
        CatalogEncoding.write(batch, two, one);
        // The counters, the row of the table that is gone, and that nothing has been given up.
        assertThat(batch.changes())
                .extracting(WriteBatch.Change::kind)
                .containsExactly(WriteBatch.Kind.PUT, WriteBatch.Kind.DELETE, WriteBatch.Kind.DELETE);
        store.commit(batch);
        assertThat(CatalogEncoding.read(store).tables()).extracting(Table::name).containsExactly("second");
    }

    @Test
    void idsAreNeverUsedAgain() {
        Catalog catalog = Catalog.EMPTY.withTable(definition("table"), CREATED, 3, Placement.EMBEDDED);
        int first = table(catalog, "table").id();
        int partition = table(catalog, "table").partitions().partitions().get(0).id();
        Catalog again = catalog.withoutTable(table(catalog, "table"))
                .withTable(definition("table"), CREATED, 3, Placement.EMBEDDED);
        assertThat(table(again, "table").id()).isGreaterThan(first);
        assertThat(again.place(partition)).isNull();
    }

    @Test
    void partitionsAreDealtRound() {
        Catalog catalog = Catalog.EMPTY.withTable(definition("table"), CREATED, 2, new Placement(List.of(4, 5, 6)));
        assertThat(table(catalog, "table").partitions().partitions())
                .extracting(Partition::set)
                .containsExactly(4, 5);
        Index global = table(catalog, "table").globalIndexes().get(0);
        assertThat(global.partitions().partitions()).extracting(Partition::set).containsExactly(6, 4);
    }

    @Test
    void anEmptiedTableHasOtherIdsInTheSameSets() {
        Catalog before = Catalog.EMPTY.withTable(definition("table"), CREATED, 3, new Placement(List.of(4, 5)));
        Catalog after = before.withEmptied(table(before, "table"));
        assertThat(after.tables()).hasSize(1);
        Table old = table(before, "table");
        Table emptied = table(after, "table");
        assertThat(emptied.id()).isGreaterThan(old.id());
        assertThat(emptied.version()).isGreaterThan(old.version());
        assertThat(emptied.definition()).isEqualTo(old.definition());
        for (int i = 0; i < old.indexes().size(); i++) {
            assertAlikeElsewhere(
                    old.indexes().get(i).partitions(), emptied.indexes().get(i).partitions(), after);
        }
        assertAlikeElsewhere(old.partitions(), emptied.partitions(), after);
    }

    private static void assertAlikeElsewhere(PartitionMap old, PartitionMap emptied, Catalog after) {
        assertThat(emptied.partitions())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "lineage")
                .isEqualTo(old.partitions());
        old.partitions()
                .forEach(partition -> assertThat(after.place(partition.id())).isNull());
        emptied.partitions()
                .forEach(partition -> assertThat(after.place(partition.id())).isNotNull());
    }

    /** As it was written before partitions said where they are. */
    @Test
    void aTableWithoutSetsIsInSetZero() {
        Catalog catalog = Catalog.EMPTY.withTable(definition("table"), CREATED, 3, Placement.EMBEDDED);
        Item document = TableEncoding.encode(table(catalog, "table"));
        Item old = Item.of(withoutSets(document.attributes()));
        assertThat(old).isNotEqualTo(document);
        assertThat(TableEncoding.encode(TableEncoding.decode(old))).isEqualTo(document);
    }

    private static Map<String, AttributeValue> withoutSets(Map<String, AttributeValue> entries) {
        Map<String, AttributeValue> old = new LinkedHashMap<>();
        entries.forEach((name, value) -> {
            if (!name.equals("set")) {
                old.put(name, withoutSets(value));
            }
        });
        return old;
    }

    private static AttributeValue withoutSets(AttributeValue value) {
        if (value instanceof MapValue map) {
            return AttributeValue.of(withoutSets(map.entries()));
        } else if (value instanceof ListValue list) {
            return AttributeValue.of(list.elements().stream()
                    .map(CatalogEncodingTest::withoutSets)
                    .toList());
        }
        return value;
    }

    @Test
    void whatHasBeenForgottenStaysSo() {
        Catalog source = Catalog.EMPTY.withTable(definition("table"), CREATED, 1, Placement.EMBEDDED);
        Table old = table(source, "table");
        Table renewed = table(source.withRenewed(old), "table");
        Catalog copies = Catalog.EMPTY.withCopy(old).withForgotten(old.id(), old.version());
        write(Catalog.EMPTY, copies);
        Catalog read = CatalogEncoding.read(store);
        assertThat(read.tables()).isEmpty();
        assertThat(read.forgotten()).isEqualTo(copies.forgotten());
        assertThat(read.hasForgotten(old)).isTrue();
        assertThat(read.hasForgotten(renewed)).isFalse();
        assertThat(read.withCopy(renewed).forgotten()).isEqualTo(Forgotten.NOTHING);
    }

    @Test
    void whatIsNoLongerRememberedStaysForgotten() {
        Forgotten forgotten = Forgotten.NOTHING;
        for (int i = 0; i < 1_000; i++) {
            forgotten = forgotten.with(i, 10L + i);
        }
        assertThat(forgotten.tables()).hasSize(Forgotten.MAX_TABLES);
        for (int i = 0; i < 1_000; i++) {
            assertThat(forgotten.covers(i, 10L + i)).isTrue();
        }
        assertThat(forgotten.covers(0, 2_000)).isFalse();
        assertThat(forgotten.covers(999, 1_010)).isFalse();
        assertThat(forgotten.covers(5_000, 1_010)).isFalse();
    }

    @Test
    void copiesOfOneNameLieBesideOneAnother() {
        Catalog source = Catalog.EMPTY.withTable(definition("table"), CREATED, 1, Placement.EMBEDDED);
        Table old = table(source, "table");
        Table emptied = table(source.withEmptied(old), "table");
        Catalog copies = Catalog.EMPTY.withCopy(emptied).withCopy(old);
        assertThat(copies.tables()).containsExactly(old, emptied);
        assertThat(copies.table("table")).isSameAs(emptied);
        write(Catalog.EMPTY, copies);
        assertThat(CatalogEncoding.read(store).tables()).extracting(Table::id).containsExactly(old.id(), emptied.id());
    }

    @Test
    void aNewStoreHasAnEmptyCatalog() {
        assertThat(CatalogEncoding.read(store).tables()).isEmpty();
    }

    @Test
    void somethingElseIsCorruption() {
        Catalog catalog = Catalog.EMPTY.withTable(definition("table"), CREATED, 3, Placement.EMBEDDED);
        write(Catalog.EMPTY, catalog);
        WriteBatch batch = new WriteBatch();
        batch.put(SystemKeys.table(1), ItemEncoding.encode(Item.EMPTY));
        store.commit(batch);
        StoreException e = catchThrowableOfType(StoreException.class, () -> CatalogEncoding.read(store));
        assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
        StoreException other = catchThrowableOfType(StoreException.class, () -> CatalogEncoding.decode(Item.EMPTY));
        assertThat(other.code()).isEqualTo(ErrorCode.CORRUPTION);
    }
}
