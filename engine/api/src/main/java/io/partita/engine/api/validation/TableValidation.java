package io.partita.engine.api.validation;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The limits of tables and indexes.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">CreateTable</a>;
 * texts as the service answers them, where they are known.
 */
public final class TableValidation {
    /** The most local indexes of a table. */
    public static final int MAX_LOCAL_INDEXES = 5;

    /** The most global indexes of a table. */
    public static final int MAX_GLOBAL_INDEXES = 20;

    /** The most attributes that the indexes of a table include by name, all together. */
    public static final int MAX_INCLUDED_ATTRIBUTES = 100;

    private static final int MIN_NAME_LENGTH = 3;
    private static final int MAX_NAME_LENGTH = 255;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final String INVALID = "One or more parameter values were invalid: ";

    private TableValidation() {}

    /**
     * Checks a table that is to be created, or that an index is to be added to.
     *
     * @throws StoreException VALIDATION
     */
    public static void check(TableDefinition table) {
        checkTableName(table.name());
        checkKey(table.key());
        Set<String> names = new HashSet<>();
        for (IndexDefinition index : table.indexes()) {
            checkIndex(table, index);
            if (!names.add(index.name())) {
                throw StoreException.validation(INVALID + "Duplicate index name: " + index.name());
            }
        }
        checkCounts(table);
        checkTypes(table);
    }

    /**
     * Checks the name of a table that a request names.
     *
     * @throws StoreException VALIDATION
     */
    public static void checkTableName(String name) {
        if (name.length() < MIN_NAME_LENGTH || name.length() > MAX_NAME_LENGTH) {
            throw StoreException.validation(
                    "TableName must be at least 3 characters long and at most 255 characters long");
        }
        checkPattern(name, "tableName");
    }

    private static void checkIndexName(String name) {
        if (name.length() < MIN_NAME_LENGTH) {
            throw constraint(name, "indexName", "Member must have length greater than or equal to " + MIN_NAME_LENGTH);
        } else if (name.length() > MAX_NAME_LENGTH) {
            throw constraint(name, "indexName", "Member must have length less than or equal to " + MAX_NAME_LENGTH);
        }
        checkPattern(name, "indexName");
    }

    private static void checkPattern(String name, String member) {
        if (!NAME.matcher(name).matches()) {
            throw constraint(name, member, "Member must satisfy regular expression pattern: " + NAME.pattern());
        }
    }

    private static void checkKey(KeySchema key) {
        for (KeyAttribute attribute : key.attributes()) {
            int length = ItemSize.utf8Length(attribute.name());
            if (length == 0) {
                throw constraint("", "attributeName", "Member must have length greater than or equal to 1");
            } else if (length > MAX_NAME_LENGTH) {
                throw constraint(
                        attribute.name(),
                        "attributeName",
                        "Member must have length less than or equal to " + MAX_NAME_LENGTH);
            }
        }
        if (key.sort() != null && key.sort().name().equals(key.partition().name())) {
            throw StoreException.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
    }

    private static StoreException constraint(String value, String member, String constraint) {
        return StoreException.validation("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    private static void checkIndex(TableDefinition table, IndexDefinition index) {
        checkIndexName(index.name());
        checkKey(index.key());
        if (index.isGlobal()) {
            return;
        }
        if (!table.key().hasSort()) {
            throw StoreException.validation(
                    INVALID
                            + "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }
        if (!index.key().hasSort()) {
            throw StoreException.validation(
                    INVALID + "Index KeySchema does not have a range key for index: " + index.name());
        }
        String indexPartition = index.key().partition().name();
        String tablePartition = table.key().partition().name();
        if (!indexPartition.equals(tablePartition)) {
            throw StoreException.validation(INVALID
                    + "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                    + index.name() + ". index hash key: " + indexPartition + ", table hash key: " + tablePartition);
        }
    }

    private static void checkCounts(TableDefinition table) {
        long globals =
                table.indexes().stream().filter(IndexDefinition::isGlobal).count();
        if (table.indexes().size() - globals > MAX_LOCAL_INDEXES) {
            throw StoreException.validation(
                    INVALID + "Number of LocalSecondaryIndexes exceeds per-table limit of " + MAX_LOCAL_INDEXES);
        }
        if (globals > MAX_GLOBAL_INDEXES) {
            throw StoreException.validation(
                    INVALID + "GlobalSecondaryIndex count exceeds the per-table limit of " + MAX_GLOBAL_INDEXES);
        }
        int included = table.indexes().stream()
                .mapToInt(index -> index.projection().included().size())
                .sum();
        if (included > MAX_INCLUDED_ATTRIBUTES) {
            throw StoreException.validation(INVALID + "The indexes of the table include " + included
                    + " attributes by name, and the limit is " + MAX_INCLUDED_ATTRIBUTES);
        }
    }

    /** A key attribute has one type in the table and all its indexes, and a declared column agrees. */
    private static void checkTypes(TableDefinition table) {
        Map<String, AttributeType> types = new HashMap<>();
        table.key().attributes().forEach(attribute -> checkType(types, attribute));
        for (IndexDefinition index : table.indexes()) {
            index.key().attributes().forEach(attribute -> checkType(types, attribute));
        }
        Set<String> columns = new HashSet<>();
        for (ColumnDefinition column : table.columns()) {
            if (!columns.add(column.name())) {
                throw StoreException.validation(INVALID + "Duplicate column name: " + column.name());
            }
            AttributeType type = types.getOrDefault(column.name(), column.type());
            if (type != column.type()) {
                throw StoreException.validation(INVALID + "The column " + column.name() + " is declared as a "
                        + column.type().words() + " and is a " + type.words() + " in a key");
            }
        }
    }

    private static void checkType(Map<String, AttributeType> types, KeyAttribute attribute) {
        AttributeType before = types.putIfAbsent(attribute.name(), attribute.type());
        if (before != null && before != attribute.type()) {
            throw StoreException.validation(INVALID + "The key attribute " + attribute.name() + " is declared as a "
                    + before.words() + " and as a " + attribute.type().words());
        }
    }
}
