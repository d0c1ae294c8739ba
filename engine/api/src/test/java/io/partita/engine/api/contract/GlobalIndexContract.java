package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK_SK;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.global;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.path;
import static io.partita.engine.api.contract.Samples.projection;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Global secondary indexes, which come to agree with their table some time after a write. */
interface GlobalIndexContract extends StoreUnderTest {
    IndexDefinition BY_STATE = global("by-state", "state", "at", IndexProjection.ALL);

    private void holds(String table, Object partition, Item... items) {
        eventually(() -> assertThat(queryAll(table, "by-state", partition)).containsExactly(items));
    }

    @Test
    default void aGlobalIndexIsInItsOwnOrder() {
        String table = table(PK_SK, BY_STATE);
        Item late = item("pk", "a", "sk", 1, "state", "new", "at", 30);
        Item early = item("pk", "b", "sk", 2, "state", "new", "at", 10);
        Item other = item("pk", "a", "sk", 3, "state", "old", "at", 20);
        put(table, late, early, other, item("pk", "c", "sk", 1, "state", "new"), item("pk", "c", "sk", 2, "at", 1));
        holds(table, "new", early, late);
        holds(table, "old", other);
        eventually(() -> assertThat(scanAll(table, "by-state")).containsExactlyInAnyOrder(late, early, other));
    }

    @Test
    default void itemsMayBeAlikeInTheIndexKey() {
        String table = table(PK_SK, BY_STATE);
        List<Item> items = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> items.add(item("pk", "p" + i, "sk", i, "state", "s", "at", 1)));
        items.forEach(item -> put(table, item));
        eventually(() -> assertThat(queryAll(table, "by-state", "s")).containsExactlyInAnyOrderElementsOf(items));
        QueryRequest paged = new QueryRequest(
                table, "by-state", KeyCondition.of(value("s")), false, ReadOptions.DEFAULT.withLimit(3));
        assertThat(queryAll(paged)).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    default void anEntryMovesWithItsKeyAndGoesWithItsItem() {
        String table = table(PK_SK, BY_STATE);
        put(table, item("pk", "a", "sk", 1, "state", "new", "at", 1));
        put(table, item("pk", "a", "sk", 1, "state", "done", "at", 1));
        holds(table, "done", item("pk", "a", "sk", 1, "state", "done", "at", 1));
        holds(table, "new");
        update(
                table,
                key("a", 1),
                WriteOptions.DEFAULT,
                new Update.SetTo(path("at"), new Update.Constant(value(2))),
                new Update.SetTo(path("v"), new Update.Constant(value("x"))));
        holds(table, "done", item("pk", "a", "sk", 1, "state", "done", "at", 2, "v", "x"));
        update(table, key("a", 1), WriteOptions.DEFAULT, new Update.Remove(path("at")));
        holds(table, "done");
        put(table, item("pk", "a", "sk", 1, "state", "back", "at", 1));
        holds(table, "back", item("pk", "a", "sk", 1, "state", "back", "at", 1));
        delete(table, key("a", 1));
        holds(table, "back");
        assertThat(scanAll(table, "by-state")).isEmpty();
    }

    @Test
    default void aGlobalIndexReturnsWhatItProjects() {
        String table = table(
                PK_SK,
                global("by-state", "state", "at", IndexProjection.include(Set.of("in"))),
                global("keys", "state", IndexProjection.KEYS_ONLY));
        put(table, item("pk", "a", "sk", 1, "state", "s", "at", 1, "in", 2, "out", 3));
        holds(table, "s", item("pk", "a", "sk", 1, "state", "s", "at", 1, "in", 2));
        eventually(
                () -> assertThat(queryAll(table, "keys", "s")).containsExactly(item("pk", "a", "sk", 1, "state", "s")));
        invalid(
                "Global secondary index by-state does not project [out]",
                () -> query(
                        table,
                        "by-state",
                        KeyCondition.of(value("s")),
                        o -> o.withProjection(projection("in", "out"))));
        assertThat(query(table, "by-state", KeyCondition.of(value("s")), o -> o.withProjection(projection("in")))
                        .items())
                .containsExactly(item("in", 2));
    }

    @Test
    default void aGlobalIndexMayTurnTheTablesKeyAround() {
        String table = table(
                PK_SK,
                new IndexDefinition(
                        "turned",
                        IndexDefinition.Scope.GLOBAL,
                        new KeySchema(PK_SK.attributes().get(1), PK_SK.partition()),
                        IndexProjection.ALL));
        put(table, item("pk", "b", "sk", 1), item("pk", "a", "sk", 1), item("pk", "a", "sk", 2));
        eventually(() -> assertThat(queryAll(table, "turned", 1))
                .containsExactly(item("pk", "a", "sk", 1), item("pk", "b", "sk", 1)));
        Page page = query(table, "turned", KeyCondition.of(value(1)), options -> options.withLimit(1));
        assertThat(page.lastKey()).isEqualTo(item("pk", "a", "sk", 1));
    }

    @Test
    default void aGlobalIndexIsScannedInSegments() {
        String table = table(PK_SK, BY_STATE);
        List<Item> items = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> items.add(item("pk", "p", "sk", i, "state", "s" + i, "at", i)));
        items.forEach(item -> put(table, item));
        eventually(() -> {
            List<Item> found = new ArrayList<>();
            for (int segment = 0; segment < 3; segment++) {
                found.addAll(scanAll(new ScanRequest(table, "by-state", segment, 3, ReadOptions.DEFAULT.withLimit(4))));
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(items);
        });
    }

    @Test
    default void aGlobalIndexIsNeverReadConsistently() {
        String table = table(PK_SK, BY_STATE);
        invalid(
                "Consistent reads are not supported on global secondary indexes",
                () -> query(table, "by-state", KeyCondition.of(value("s")), o -> o.withConsistent(true)));
    }

    @Test
    default void aPageOfAGlobalIndexEndsWithItsKeyAndTheTables() {
        String table = table(PK_SK, BY_STATE);
        put(table, item("pk", "a", "sk", 1, "state", "s", "at", 1, "v", 1));
        holds(table, "s", item("pk", "a", "sk", 1, "state", "s", "at", 1, "v", 1));
        Page page = query(table, "by-state", KeyCondition.of(value("s")), options -> options.withLimit(1));
        assertThat(page.lastKey()).isEqualTo(item("pk", "a", "sk", 1, "state", "s", "at", 1));
        invalid(
                "The provided starting key is invalid",
                () -> query(
                        table,
                        "by-state",
                        KeyCondition.of(value("s")),
                        o -> o.startingAfter(item("state", "s", "at", 1))));
        invalid(
                "Primary key attribute: at",
                () -> query(table, "by-state", KeyCondition.of(value("s")), o -> o.withFilter(equal("at", 1))));
    }

    @Test
    default void aKeyOfAGlobalIndexMustHaveItsType() {
        String table = table(PK_SK, BY_STATE);
        invalid(
                "Type mismatch for Index Key at Expected: N Actual: S IndexName: by-state",
                () -> put(table, item("pk", "a", "sk", 1, "state", "s", "at", "1")));
    }

    @Test
    default void anIndexThatIsAddedIsFilled() {
        String table = table(PK_SK);
        List<Item> items = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> items.add(item("pk", "p" + i, "sk", i, "state", "s", "at", i)));
        items.forEach(item -> put(table, item));
        put(table, item("pk", "q", "sk", 1), item("pk", "q", "sk", 2, "state", 5, "at", 1));
        long before = store().describeTable(table).version();
        TableDescription description = store().updateTable(new TableUpdate.AddIndex(table, BY_STATE));
        assertThat(description.indexes().get("by-state").status()).isEqualTo(Status.ACTIVE);
        assertThat(description.definition().index("by-state")).contains(BY_STATE);
        assertThat(description.version()).isNotEqualTo(before);
        eventually(() -> assertThat(queryAll(table, "by-state", "s")).isEqualTo(items));
        put(table, item("pk", "r", "sk", 1, "state", "s", "at", 100));
        eventually(() -> assertThat(queryAll(table, "by-state", "s")).hasSize(51));
    }

    @Test
    default void anIndexThatIsDroppedIsGone() {
        String table = table(PK_SK, BY_STATE);
        put(table, item("pk", "a", "sk", 1, "state", "s", "at", 1));
        TableDescription description = store().updateTable(new TableUpdate.DropIndex(table, "by-state"));
        assertThat(description.indexes()).isEmpty();
        invalid("The table does not have the specified index: by-state", () -> queryAll(table, "by-state", "s"));
        put(table, item("pk", "a", "sk", 2, "state", 5));
        store().updateTable(new TableUpdate.AddIndex(table, BY_STATE));
        holds(table, "s", item("pk", "a", "sk", 1, "state", "s", "at", 1));
    }

    @Test
    default void changesOfIndexesThatMakeNoSenseAreRefused() {
        String table = table(PK_SK, BY_STATE);
        invalid(
                "Attempting to create an index which already exists",
                () -> store().updateTable(new TableUpdate.AddIndex(table, BY_STATE)));
        refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                "not found",
                () -> store().updateTable(new TableUpdate.DropIndex(table, "none")));
        String missing = newName();
        refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Requested resource not found: Table: " + missing + " not found",
                () -> store().updateTable(new TableUpdate.AddIndex(missing, BY_STATE)));
        refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Requested resource not found: Table: " + missing + " not found",
                () -> store().updateTable(new TableUpdate.DropIndex(missing, "by-state")));
    }
}
