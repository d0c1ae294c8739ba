package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.PK_SK;
import static io.partita.engine.api.contract.Samples.global;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.local;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.api.table.TableSettings.Throughput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables: made, described, listed and dropped. */
interface TableContract extends StoreUnderTest {

    @Test
    default void aTableIsDescribedAsItWasDeclared() {
        String name = newName();
        TableDefinition definition = new TableDefinition(
                name,
                PK_SK,
                List.of(
                        new ColumnDefinition("pk", AttributeType.S, "STRING"),
                        new ColumnDefinition("sk", AttributeType.N, "INT"),
                        new ColumnDefinition("v", AttributeType.S, "VARCHAR(20)")),
                List.of(
                        local("local", "l", AttributeType.B, IndexProjection.KEYS_ONLY),
                        global("global", "g", "h", IndexProjection.include(Set.of("x", "y")))),
                Map.of("partita:scan", "reject", "owner", "me"));
        TableDescription created = store().createTable(definition);
        assertThat(created.status()).isEqualTo(Status.ACTIVE);
        assertThat(created.indexes().keySet()).containsExactlyInAnyOrder("local", "global");
        assertThat(created.indexes().get("global").status()).isEqualTo(Status.ACTIVE);
        TableDefinition kept = store().describeTable(name).definition();
        assertThat(kept.key()).isEqualTo(definition.key());
        assertThat(kept.indexes()).containsExactlyInAnyOrderElementsOf(definition.indexes());
        if (store().capabilities().declaredColumns()) {
            assertThat(kept.columns()).isEqualTo(definition.columns());
            assertThat(kept.tags()).isEqualTo(definition.tags());
        }
    }

    @Test
    default void aTruncatedTableIsEmptyAndGoesOn() {
        String name = table(
                PK_SK,
                local("local", "l", AttributeType.S, IndexProjection.ALL),
                global("global", "g", IndexProjection.ALL));
        for (int i = 0; i < 30; i++) {
            put(name, item("pk", "a", "sk", i, "l", "l" + i, "g", "g"));
        }
        TableDefinition before = store().describeTable(name).definition();
        TableDescription truncated = store().updateTable(new TableUpdate.Truncate(name));
        assertThat(truncated.definition()).isEqualTo(before);
        assertThat(truncated.status()).isEqualTo(Status.ACTIVE);
        assertThat(truncated.size().items()).isZero();
        assertThat(scanAll(name, null)).isEmpty();
        assertThat(queryAll(name, "local", "a")).isEmpty();
        eventually(() -> assertThat(scanAll(name, "global")).isEmpty());
        put(name, item("pk", "a", "sk", 1, "l", "l", "g", "g"));
        assertThat(queryAll(name, "local", "a")).hasSize(1);
        eventually(() -> assertThat(scanAll(name, "global")).hasSize(1));
        refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Requested resource not found",
                () -> store().updateTable(new TableUpdate.Truncate(newName())));
    }

    @Test
    default void aTableIsRedefinedWithoutItsItems() {
        String name = table(PK, global("global", "g", IndexProjection.ALL));
        String other = newName();
        put(name, item("pk", "a", "g", "g"));
        List<ColumnDefinition> columns = List.of(
                new ColumnDefinition("pk", AttributeType.S, "STRING"),
                new ColumnDefinition("v", AttributeType.N, "INT"));
        TableDescription redefined =
                store().updateTable(new TableUpdate.Redefine(name, other, columns, Map.of("owner", "me")));
        assertThat(redefined.definition().name()).isEqualTo(other);
        assertThat(redefined.definition().columns()).isEqualTo(columns);
        assertThat(redefined.definition().tags()).isEqualTo(Map.of("owner", "me"));
        assertThat(store().listTables()).contains(other).doesNotContain(name);
        assertThat(scanAll(other, null)).containsExactly(item("pk", "a", "g", "g"));
        put(other, item("pk", "b", "g", "g"));
        eventually(() -> assertThat(scanAll(other, "global")).hasSize(2));
        refused(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found", () -> get(name, key("a")));
    }

    @Test
    default void aTableIsNotRedefinedToWhatItCannotBe() {
        String name = table(PK);
        String other = table(PK);
        refused(
                ErrorCode.RESOURCE_IN_USE,
                "Table already exists",
                () -> store().updateTable(new TableUpdate.Redefine(name, other, List.of(), Map.of())));
        invalid(
                "at least 3 characters long",
                () -> store().updateTable(new TableUpdate.Redefine(name, "x", List.of(), Map.of())));
        refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Requested resource not found",
                () -> store().updateTable(new TableUpdate.Redefine(newName(), other, List.of(), Map.of())));
    }

    @Test
    default void aTableHasSettings() {
        TableSettings settings = TableSettings.DEFAULT
                .withThroughput(new Throughput(5, 6), Map.of("global", new Throughput(7, 8)))
                .withDeletionProtected(true);
        String name = newName();
        TableDefinition definition = new TableDefinition(
                name, PK_SK, List.of(), List.of(global("global", "g", IndexProjection.ALL)), Map.of(), settings);
        assertThat(store().createTable(definition).definition().settings()).isEqualTo(settings);
        invalid("currently protected against deletion", () -> store().deleteTable(name));
        TableDescription changed = store().updateTable(new TableUpdate.Configure(name, TableSettings.DEFAULT));
        assertThat(changed.definition().settings()).isEqualTo(TableSettings.DEFAULT);
        assertThat(changed.definition().indexes()).isEqualTo(definition.indexes());
        store().deleteTable(name);
        refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Requested resource not found: Table: " + name + " not found",
                () -> store().updateTable(new TableUpdate.Configure(name, TableSettings.DEFAULT)));
    }

    @Test
    default void tablesAreListedInOrder() {
        String first = table(PK);
        String second = table(PK);
        assertThat(store().listTables()).contains(first, second).isSorted();
        store().deleteTable(first);
        assertThat(store().listTables()).contains(second).doesNotContain(first);
    }

    @Test
    default void aTableIsMadeOnlyOnce() {
        String table = table(PK);
        refused(
                ErrorCode.RESOURCE_IN_USE,
                "Table already exists: " + table,
                () -> store().createTable(TableDefinition.of(table, PK)));
    }

    @Test
    default void aDroppedTableIsGoneWithItsItems() {
        String table =
                table(PK_SK, local("by-v", "v", AttributeType.N, IndexProjection.ALL), GlobalIndexContract.BY_STATE);
        put(table, item("pk", "a", "sk", 1, "v", 1, "state", "s", "at", 1));
        long version = store().describeTable(table).version();
        store().deleteTable(table);
        refused(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found", () -> get(table, key("a", 1)));
        store().createTable(new TableDefinition(
                table,
                PK_SK,
                List.of(),
                List.of(local("by-v", "v", AttributeType.N, IndexProjection.ALL), GlobalIndexContract.BY_STATE),
                Map.of()));
        assertThat(scanAll(table, null)).isEmpty();
        assertThat(scanAll(table, "by-v")).isEmpty();
        assertThat(scanAll(table, "by-state")).isEmpty();
        assertThat(store().describeTable(table).version()).isNotEqualTo(version);
    }

    @Test
    default void whatIsNotThereCannotBeDescribedOrDropped() {
        String missing = newName();
        String text = "Requested resource not found: Table: " + missing + " not found";
        refused(ErrorCode.RESOURCE_NOT_FOUND, text, () -> store().describeTable(missing));
        refused(ErrorCode.RESOURCE_NOT_FOUND, text, () -> store().deleteTable(missing));
    }

    @Test
    default void tablesDoNotMeet() {
        String first = table(PK);
        String second = table(PK);
        put(first, item("pk", "a", "v", 1));
        put(second, item("pk", "a", "v", 2));
        assertThat(scanAll(first, null)).containsExactly(item("pk", "a", "v", 1));
        assertThat(scanAll(second, null)).containsExactly(item("pk", "a", "v", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a b", "a/b", "naïve", ""})
    default void tableNamesHaveRules(String name) {
        refused(ErrorCode.VALIDATION, "", () -> store().createTable(TableDefinition.of(name, PK)));
    }

    @Test
    default void indexesHaveRules() {
        IndexDefinition index = local("local", "l", AttributeType.S, IndexProjection.ALL);
        invalid(
                "Duplicate index name: local",
                () -> table(PK_SK, index, local("local", "m", AttributeType.S, IndexProjection.ALL)));
        invalid("Table KeySchema does not have a range key", () -> table(PK, index));
        invalid(
                "Index KeySchema does not have the same leading hash key",
                () -> table(new KeySchema(new KeyAttribute("other", AttributeType.S), PK_SK.sort()), index));
        invalid(
                "Number of LocalSecondaryIndexes exceeds per-table limit of 5",
                () -> table(
                        PK_SK,
                        IntStream.range(0, 6)
                                .mapToObj(i -> local("local" + i, "l" + i, AttributeType.S, IndexProjection.ALL))
                                .toArray(IndexDefinition[]::new)));
        invalid(
                "GlobalSecondaryIndex count exceeds the per-table limit of 20",
                () -> table(
                        PK_SK,
                        IntStream.range(0, 21)
                                .mapToObj(i -> global("global" + i, "g" + i, IndexProjection.ALL))
                                .toArray(IndexDefinition[]::new)));
    }
}
