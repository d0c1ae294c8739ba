package io.partita.planner.catalog;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the definitions of views are kept: an ordinary table of the store, one item a view, so that they are there for
 * everybody who opens the store, over any protocol. It is made with the first view.
 */
public final class ViewTable {
    /** The name of the table. */
    public static final String NAME = "partita_views";

    private static final String VIEW = "name";
    private static final String COLUMNS = "columns";
    private static final String QUERY = "query";
    private static final String TABLES = "tables";
    private static final String MADE_AT = "made_at";

    private static final TableDefinition DEFINITION = new TableDefinition(
            NAME,
            new KeySchema(new KeyAttribute(VIEW, AttributeType.S), null),
            List.of(
                    new ColumnDefinition(VIEW, AttributeType.S, "STRING"),
                    new ColumnDefinition(COLUMNS, AttributeType.L, "LIST"),
                    new ColumnDefinition(QUERY, AttributeType.S, "STRING"),
                    new ColumnDefinition(TABLES, AttributeType.L, "LIST"),
                    new ColumnDefinition(MADE_AT, AttributeType.S, "STRING")),
            List.of(),
            Map.of());

    private ViewTable() {}

    /**
     * All views by name; none if there is no table of them. An item that is no definition is passed over.
     *
     * @throws StoreException if the store cannot be read
     */
    static Map<String, View> read(ItemStore store) {
        Map<String, View> views = new TreeMap<>();
        Item start = null;
        try {
            do {
                ReadOptions options = ReadOptions.DEFAULT.withConsistent(true).startingAfter(start);
                Page page = store.scan(new ScanRequest(NAME, null, 0, 1, options));
                for (Item item : page.items()) {
                    View view = view(item);
                    if (view != null) {
                        views.put(view.name(), view);
                    }
                }
                start = page.lastKey();
            } while (start != null);
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.RESOURCE_NOT_FOUND) {
                return Map.of();
            }
            throw failure;
        }
        return views;
    }

    /**
     * Keeps a view.
     *
     * @param replaces whether one of this name gives way
     * @return false if there is one of this name, which stays
     */
    public static boolean put(ItemStore store, View view, boolean replaces) {
        WriteOptions options =
                replaces ? WriteOptions.DEFAULT : WriteOptions.onlyIf(new Condition.NotExists(Path.of(VIEW)));
        WriteRequest write = new WriteRequest.Put(NAME, item(view), options);
        try {
            store.write(write);
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.RESOURCE_NOT_FOUND) {
                create(store);
                return put(store, view, replaces);
            } else if (failure.code() == ErrorCode.CONDITIONAL_CHECK_FAILED) {
                return false;
            }
            throw failure;
        }
        return true;
    }

    private static void create(ItemStore store) {
        try {
            store.createTable(DEFINITION);
        } catch (StoreException failure) {
            if (failure.code() != ErrorCode.RESOURCE_IN_USE) {
                throw failure;
            }
        }
    }

    /** Forgets a view; false if there is none of this name. */
    public static boolean delete(ItemStore store, String name) {
        try {
            store.write(new WriteRequest.Delete(
                    NAME,
                    PrimaryKey.of(AttributeValue.of(name)),
                    WriteOptions.onlyIf(new Condition.Exists(Path.of(VIEW)))));
            return true;
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.RESOURCE_NOT_FOUND
                    || failure.code() == ErrorCode.CONDITIONAL_CHECK_FAILED) {
                return false;
            }
            throw failure;
        }
    }

    private static Item item(View view) {
        return Item.of(Map.of(
                VIEW, AttributeValue.of(view.name()),
                COLUMNS, list(view.columns()),
                QUERY, AttributeValue.of(view.query()),
                TABLES, list(view.tables()),
                MADE_AT, AttributeValue.of(view.madeAt().toString())));
    }

    private static AttributeValue list(List<String> names) {
        return new AttributeValue.ListValue(
                names.stream().map(AttributeValue::of).toList());
    }

    private static @Nullable View view(Item item) {
        return item.get(VIEW) instanceof AttributeValue.StringValue name
                        && item.get(QUERY) instanceof AttributeValue.StringValue query
                ? new View(name.value(), names(item.get(COLUMNS)), query.value(), names(item.get(TABLES)), madeAt(item))
                : null;
    }

    private static List<String> names(@Nullable AttributeValue value) {
        List<String> names = new ArrayList<>();
        if (value instanceof AttributeValue.ListValue list) {
            for (AttributeValue element : list.elements()) {
                if (element instanceof AttributeValue.StringValue name) {
                    names.add(name.value());
                }
            }
        }
        return names;
    }

    private static Instant madeAt(Item item) {
        try {
            return item.get(MADE_AT) instanceof AttributeValue.StringValue text
                    ? Instant.parse(text.value())
                    : Instant.EPOCH;
        } catch (DateTimeException malformed) {
            return Instant.EPOCH;
        }
    }
}
