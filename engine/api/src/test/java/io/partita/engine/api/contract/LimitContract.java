package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.PK_SK;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.path;
import static io.partita.engine.api.contract.Samples.projection;
import static io.partita.engine.api.contract.Samples.text;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limits of items and keys. */
interface LimitContract extends StoreUnderTest {

    @Test
    default void anItemHasUpTo400Kilobytes() {
        String table = table(PK);
        Item largest = item("pk", "a", "v", text(400 * 1024 - 4));
        assertThat(largest.sizeBytes()).isEqualTo(400 * 1024);
        put(table, largest);
        assertThat(get(table, key("a"))).isEqualTo(largest);
        invalid(
                "Item size has exceeded the maximum allowed size",
                () -> put(table, item("pk", "a", "v", text(400 * 1024 - 3))));
    }

    @Test
    default void keysHaveLimits() {
        KeySchema texts =
                new KeySchema(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.S));
        String table = table(texts);
        Item longest = item("pk", text(2048), "sk", text(1024));
        put(table, longest);
        assertThat(get(table, key(text(2048), text(1024)))).isEqualTo(longest);
        invalid(
                "Size of hashkey has exceeded the maximum size limit of2048 bytes",
                () -> put(table, item("pk", text(2049), "sk", "s")));
        invalid(
                "Aggregated size of all range keys has exceeded the size limit of 1024 bytes",
                () -> put(table, item("pk", "p", "sk", text(1025))));
        invalid("Size of hashkey has exceeded", () -> get(table, key("é".repeat(1025), "s")));
        invalid("cannot contain an empty string value. Key: pk", () -> put(table, item("pk", "", "sk", "s")));
        invalid("cannot contain an empty string value. Key: sk", () -> get(table, key("p", "")));
    }

    @Test
    default void anItemHasItsKey() {
        String table = table(PK_SK);
        invalid("Missing the key pk in the item", () -> put(table, item("sk", 1)));
        invalid("Missing the key sk in the item", () -> put(table, item("pk", "a")));
        invalid("Type mismatch for key sk expected: N actual: S", () -> put(table, item("pk", "a", "sk", "1")));
    }

    @Test
    default void aKeyFitsTheSchema() {
        String text = "The provided key element does not match the schema";
        String table = table(PK_SK);
        invalid(text, () -> get(table, key("a")));
        invalid(text, () -> get(table, key("a", "1")));
        invalid(text, () -> get(table, key(1, 1)));
        invalid(text, () -> delete(table, key("a", true)));
        String noSort = table(PK);
        invalid(text, () -> get(noSort, key("a", 1)));
    }

    @Test
    default void documentsAre32LevelsDeep() {
        String table = table(PK);
        Item deepest = item("pk", "a", "v", nested(31));
        put(table, deepest);
        assertThat(get(table, key("a"))).isEqualTo(deepest);
        invalid("Nesting Levels have exceeded supported limits", () -> put(table, item("pk", "a", "v", nested(32))));
    }

    @Test
    default void expressionsHaveLimits() {
        String table = table(PK);
        put(table, item("pk", "a", "v", 1));
        List<Condition> most = Collections.nCopies(150, equal("v", 1));
        store().write(new WriteRequest.Put(
                table, item("pk", "a", "v", 1), WriteOptions.onlyIf(new Condition.And(most))));
        List<Condition> tooMany = Collections.nCopies(151, equal("v", 1));
        invalid(
                "Invalid ConditionExpression: The expression contains too many operators; operator count: 301",
                () -> store().write(new WriteRequest.Put(
                        table, item("pk", "a"), WriteOptions.onlyIf(new Condition.And(tooMany)))));
        Condition deep = equal("v", 1);
        for (int i = 0; i < 100_000; i++) {
            deep = new Condition.Not(deep);
        }
        Condition deepest = deep;
        invalid(
                "too many operators",
                () -> store().write(new WriteRequest.Delete(table, key("a"), WriteOptions.onlyIf(deepest))));
        Condition in = new Condition.In(path("v"), Collections.nCopies(101, Operand.of(value(1))));
        invalid(
                "Invalid FilterExpression: The IN operator is provided with too many operands; number of operands: 101",
                () -> scanAll(new ScanRequest(table, null, 0, 1, ReadOptions.DEFAULT.withFilter(in))));
        invalid(
                "Two document paths overlap with each other",
                () -> store().get(new GetRequest(table, key("a"), projection("v", "v.x"), true)));
    }

    private static AttributeValue nested(int levels) {
        AttributeValue value = value(1);
        for (int i = 0; i < levels; i++) {
            value = AttributeValue.of(List.of(value));
        }
        return value;
    }
}
