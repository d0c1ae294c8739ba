package io.partita.engine.api.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexDefinition.Scope;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableValidationTest {
    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final KeySchema KEY = key("pk", "sk");

    static Stream<Arguments> badTables() {
        return Stream.of(
                arguments(named("ab"), "TableName must be at least 3 characters long and at most 255 characters long"),
                arguments(
                        named("x".repeat(256)),
                        "TableName must be at least 3 characters long and at most 255 characters long"),
                arguments(
                        named("a b"),
                        "1 validation error detected: Value 'a b' at 'tableName' failed to satisfy constraint: "
                                + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"),
                arguments(
                        TableDefinition.of("table", key("pk", "pk")),
                        "Both the Hash Key and the Range Key element in the KeySchema have the same name"),
                arguments(
                        TableDefinition.of("table", key("x".repeat(256), "sk")),
                        "1 validation error detected: Value '" + "x".repeat(256)
                                + "' at 'attributeName' failed to satisfy constraint: "
                                + "Member must have length less than or equal to 255"),
                arguments(
                        indexed(global("ix", key("a", "b"))),
                        "1 validation error detected: Value 'ix' at 'indexName' failed to satisfy constraint: "
                                + "Member must have length greater than or equal to 3"),
                arguments(
                        indexed(global("one", key("a", "b")), global("one", key("c", "d"))),
                        INVALID + "Duplicate index name: one"),
                arguments(
                        TableDefinition.of("table", single("pk")).withIndexes(List.of(local("one", key("pk", "b")))),
                        INVALID
                                + "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex"),
                arguments(
                        indexed(local("one", single("pk"))),
                        INVALID + "Index KeySchema does not have a range key for index: one"),
                arguments(
                        indexed(local("one", key("a", "b"))),
                        INVALID
                                + "Index KeySchema does not have the same leading hash key as table KeySchema for index: one. "
                                + "index hash key: a, table hash key: pk"),
                arguments(
                        many(6, Scope.LOCAL), INVALID + "Number of LocalSecondaryIndexes exceeds per-table limit of 5"),
                arguments(
                        many(21, Scope.GLOBAL),
                        INVALID + "GlobalSecondaryIndex count exceeds the per-table limit of 20"),
                arguments(
                        indexed(global("one", new KeySchema(new KeyAttribute("sk", AttributeType.N), null))),
                        INVALID + "The key attribute sk is declared as a string and as a number"),
                arguments(
                        new TableDefinition(
                                "table",
                                KEY,
                                List.of(new ColumnDefinition("pk", AttributeType.N, "INT")),
                                List.of(),
                                Map.of()),
                        INVALID + "The column pk is declared as a number and is a string in a key"),
                arguments(
                        new TableDefinition(
                                "table",
                                KEY,
                                List.of(
                                        new ColumnDefinition("c", AttributeType.N, "INT"),
                                        new ColumnDefinition("c", AttributeType.N, "INT")),
                                List.of(),
                                Map.of()),
                        INVALID + "Duplicate column name: c"),
                arguments(
                        indexed(new IndexDefinition(
                                "one", Scope.GLOBAL, key("a", "b"), IndexProjection.include(names(101)))),
                        INVALID + "The indexes of the table include 101 attributes by name, and the limit is 100"));
    }

    @ParameterizedTest
    @MethodSource("badTables")
    void refusesTablesThatBreakALimit(TableDefinition table, String message) {
        assertThatThrownBy(() -> TableValidation.check(table))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION))
                .hasMessage(message);
    }

    @Test
    void acceptsTablesAtTheLimits() {
        assertThatCode(() -> {
                    TableValidation.check(many(5, Scope.LOCAL));
                    TableValidation.check(many(20, Scope.GLOBAL));
                    TableValidation.check(named("a-Z_0.9"));
                    TableValidation.check(TableDefinition.of("x".repeat(255), key("y".repeat(255), "sk")));
                })
                .doesNotThrowAnyException();
    }

    private static TableDefinition named(String name) {
        return TableDefinition.of(name, KEY);
    }

    private static TableDefinition indexed(IndexDefinition... indexes) {
        return TableDefinition.of("table", KEY).withIndexes(List.of(indexes));
    }

    private static TableDefinition many(int count, Scope scope) {
        return indexed(IntStream.range(0, count)
                .mapToObj(i -> scope == Scope.LOCAL
                        ? local("index" + i, key("pk", "a" + i))
                        : global("index" + i, key("a" + i, "b" + i)))
                .toArray(IndexDefinition[]::new));
    }

    private static Set<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i).collect(Collectors.toSet());
    }

    private static IndexDefinition global(String name, KeySchema key) {
        return new IndexDefinition(name, Scope.GLOBAL, key, IndexProjection.ALL);
    }

    private static IndexDefinition local(String name, KeySchema key) {
        return new IndexDefinition(name, Scope.LOCAL, key, IndexProjection.ALL);
    }

    private static KeySchema single(String partition) {
        return new KeySchema(new KeyAttribute(partition, AttributeType.S), null);
    }

    private static KeySchema key(String partition, String sort) {
        return new KeySchema(new KeyAttribute(partition, AttributeType.S), new KeyAttribute(sort, AttributeType.S));
    }
}
