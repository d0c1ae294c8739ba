package io.partita.engine.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The store that is tested, and short ways to ask it. */
interface StoreUnderTest {

    ItemStore store();

    /** A name that no table has. */
    String newName();

    /** Makes a table and returns its name. */
    default String table(KeySchema key, IndexDefinition... indexes) {
        String name = newName();
        store().createTable(new TableDefinition(name, key, List.of(), Arrays.asList(indexes), Map.of()));
        return name;
    }

    default void put(String table, Item... items) {
        for (Item item : items) {
            store().write(new WriteRequest.Put(table, item, WriteOptions.DEFAULT));
        }
    }

    default void delete(String table, PrimaryKey key) {
        store().write(new WriteRequest.Delete(table, key, WriteOptions.DEFAULT));
    }

    default WriteResponse update(String table, PrimaryKey key, WriteOptions options, Update.Action... actions) {
        return store().write(new WriteRequest.UpdateItem(table, key, new Update(Arrays.asList(actions)), options));
    }

    default @Nullable Item get(String table, PrimaryKey key) {
        return store().get(new GetRequest(table, key, Projection.ALL, true)).item();
    }

    default Page query(
            String table, @Nullable String index, KeyCondition condition, UnaryOperator<ReadOptions> options) {
        return store().query(new QueryRequest(table, index, condition, true, options.apply(ReadOptions.DEFAULT)));
    }

    /** All items that a query leads to, page by page. */
    default List<Item> queryAll(QueryRequest request) {
        List<Item> items = new ArrayList<>();
        QueryRequest next = request;
        while (true) {
            Page page = store().query(next);
            items.addAll(page.items());
            if (page.lastKey() == null) {
                return items;
            }
            next = next.withOptions(next.options().startingAfter(page.lastKey()));
        }
    }

    /** All items of a collection, ascending. */
    default List<Item> queryAll(String table, @Nullable String index, Object partition) {
        return queryAll(
                new QueryRequest(table, index, KeyCondition.of(Samples.value(partition)), true, ReadOptions.DEFAULT));
    }

    /** All items that a scan of a segment leads to, page by page. */
    default List<Item> scanAll(ScanRequest request) {
        List<Item> items = new ArrayList<>();
        ScanRequest next = request;
        while (true) {
            Page page = store().scan(next);
            items.addAll(page.items());
            if (page.lastKey() == null) {
                return items;
            }
            next = next.withOptions(next.options().startingAfter(page.lastKey()));
        }
    }

    default List<Item> scanAll(String table, @Nullable String index) {
        return scanAll(new ScanRequest(table, index, 0, 1, ReadOptions.DEFAULT));
    }

    /** Repeats an assertion until it holds; for what is only eventually so. */
    default void eventually(Runnable assertion) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    /** Asserts that the store refuses with this code, and a message that contains the text. */
    default StoreException refused(ErrorCode code, String text, ThrowingCallable call) {
        StoreException e = catchThrowableOfType(StoreException.class, call);
        assertThat(e).as("refusal with " + code + ": " + text).isNotNull();
        assertThat(e.getMessage()).contains(text);
        assertThat(e.code()).isEqualTo(code);
        return e;
    }

    default void invalid(String text, ThrowingCallable call) {
        refused(ErrorCode.VALIDATION, text, call);
    }
}
