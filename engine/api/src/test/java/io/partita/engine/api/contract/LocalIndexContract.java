package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK_SK;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.local;
import static io.partita.engine.api.contract.Samples.path;
import static io.partita.engine.api.contract.Samples.projection;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.table.IndexProjection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Local secondary indexes. */
interface LocalIndexContract extends StoreUnderTest {

    private String localTable(IndexProjection projection) {
        return table(PK_SK, local("by-name", "name", AttributeType.S, projection));
    }

    private List<Item> byName(String table) {
        return queryAll(new QueryRequest(
                table, "by-name", KeyCondition.of(value("a")), true, ReadOptions.DEFAULT.withConsistent(true)));
    }

    @Test
    default void aLocalIndexIsInItsOwnOrderAndConsistent() {
        String table = localTable(IndexProjection.ALL);
        Item carol = item("pk", "a", "sk", 1, "name", "carol");
        Item alice = item("pk", "a", "sk", 2, "name", "alice");
        Item alsoAlice = item("pk", "a", "sk", 3, "name", "alice");
        put(table, carol, alsoAlice, alice, item("pk", "b", "sk", 1, "name", "bob"));
        assertThat(byName(table)).containsExactly(alice, alsoAlice, carol);
    }

    @Test
    default void aLocalIndexHoldsOnlyItemsThatHaveItsKey() {
        String table = localTable(IndexProjection.ALL);
        put(table, item("pk", "a", "sk", 1), item("pk", "a", "sk", 2, "name", "x"));
        assertThat(byName(table)).containsExactly(item("pk", "a", "sk", 2, "name", "x"));
    }

    @Test
    default void aLocalIndexFollowsEveryWrite() {
        String table = localTable(IndexProjection.ALL);
        put(table, item("pk", "a", "sk", 1, "name", "x"));
        put(table, item("pk", "a", "sk", 1, "name", "y"));
        assertThat(byName(table)).containsExactly(item("pk", "a", "sk", 1, "name", "y"));
        update(table, key("a", 1), WriteOptions.DEFAULT, new Update.SetTo(path("v"), new Update.Constant(value(1))));
        assertThat(byName(table)).containsExactly(item("pk", "a", "sk", 1, "name", "y", "v", 1));
        update(table, key("a", 1), WriteOptions.DEFAULT, new Update.Remove(path("name")));
        assertThat(byName(table)).isEmpty();
        put(table, item("pk", "a", "sk", 1, "name", "z"));
        delete(table, key("a", 1));
        assertThat(byName(table)).isEmpty();
        assertThat(scanAll(table, "by-name")).isEmpty();
    }

    @Test
    default void aLocalIndexReturnsWhatItProjects() {
        Item item = item("pk", "a", "sk", 1, "name", "x", "in", 1, "out", 2);
        String keysOnly = localTable(IndexProjection.KEYS_ONLY);
        put(keysOnly, item);
        assertThat(byName(keysOnly)).containsExactly(item("pk", "a", "sk", 1, "name", "x"));
        String include = localTable(IndexProjection.include(Set.of("in", "absent")));
        put(include, item);
        assertThat(byName(include)).containsExactly(item("pk", "a", "sk", 1, "name", "x", "in", 1));
    }

    @Test
    default void attributesThatAreNotProjectedAreFetchedIfNamed() {
        String table = localTable(IndexProjection.KEYS_ONLY);
        put(table, item("pk", "a", "sk", 1, "name", "x", "out", 2), item("pk", "a", "sk", 2, "name", "y", "out", 3));
        Page page =
                query(table, "by-name", KeyCondition.of(value("a")), o -> o.withProjection(projection("out", "name")));
        assertThat(page.items()).containsExactly(item("out", 2, "name", "x"), item("out", 3, "name", "y"));
    }

    @Test
    default void aLocalIndexIsPagedInBothDirections() {
        String table = localTable(IndexProjection.KEYS_ONLY);
        IntStream.range(0, 12).forEach(i -> put(table, item("pk", "a", "sk", i, "name", "n" + i % 3)));
        for (boolean ascending : List.of(true, false)) {
            QueryRequest request =
                    new QueryRequest(table, "by-name", KeyCondition.of(value("a")), ascending, ReadOptions.DEFAULT);
            List<Item> whole = queryAll(request);
            assertThat(whole).hasSize(12);
            for (int limit = 1; limit <= 12; limit += 3) {
                assertThat(queryAll(request.withOptions(ReadOptions.DEFAULT.withLimit(limit))))
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    default void aPageOfALocalIndexEndsWithItsKeyAndTheTables() {
        String table = localTable(IndexProjection.ALL);
        put(table, item("pk", "a", "sk", 1, "name", "x", "v", 1));
        Page page = query(table, "by-name", KeyCondition.of(value("a")), options -> options.withLimit(1));
        assertThat(page.lastKey()).isEqualTo(item("pk", "a", "sk", 1, "name", "x"));
        for (Item start :
                List.of(item("pk", "a", "sk", 1), item("pk", "a", "name", "x"), item("pk", "a", "sk", 1, "v", 1))) {
            invalid(
                    "The provided starting key is invalid",
                    () -> query(table, "by-name", KeyCondition.of(value("a")), o -> o.startingAfter(start)));
        }
    }

    @Test
    default void aLocalIndexIsQueriedByItsSortKey() {
        String table = localTable(IndexProjection.ALL);
        put(table, item("pk", "a", "sk", 1, "name", "xa"), item("pk", "a", "sk", 2, "name", "xb"));
        put(table, item("pk", "a", "sk", 3, "name", "y"));
        KeyCondition beginsWithX = new KeyCondition(value("a"), new KeyCondition.BeginsWith(value("x")));
        assertThat(query(table, "by-name", beginsWithX, options -> options).count())
                .isEqualTo(2);
        KeyCondition exactly =
                new KeyCondition(value("a"), new KeyCondition.Compare(Condition.Comparator.EQUAL, value("y")));
        assertThat(query(table, "by-name", exactly, o -> o.withFilter(equal("sk", 3)))
                        .items())
                .containsExactly(item("pk", "a", "sk", 3, "name", "y"));
        invalid(
                "Primary key attribute: name",
                () -> query(table, "by-name", exactly, options -> options.withFilter(equal("name", "y"))));
    }

    @Test
    default void aKeyOfALocalIndexMustHaveItsType() {
        String table = localTable(IndexProjection.ALL);
        invalid(
                "Type mismatch for Index Key name Expected: S Actual: N IndexName: by-name",
                () -> put(table, item("pk", "a", "sk", 1, "name", 5)));
        invalid("secondary index key", () -> put(table, item("pk", "a", "sk", 1, "name", "")));
        put(table, item("pk", "a", "sk", 1));
        invalid(
                "The update expression attempted to update the secondary index key to unsupported type",
                () -> update(
                        table,
                        key("a", 1),
                        WriteOptions.DEFAULT,
                        new Update.SetTo(path("name"), new Update.Constant(value(5)))));
    }
}
