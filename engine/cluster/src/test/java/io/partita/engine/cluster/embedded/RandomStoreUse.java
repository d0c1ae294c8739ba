package io.partita.engine.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Uses a store at random and holds every answer against the model. */
final class RandomStoreUse {
    private static final IndexDefinition LOCAL =
            Samples.local("local", "l", AttributeType.N, IndexProjection.include(Set.of("g")));
    private static final IndexDefinition GLOBAL = Samples.global("global", "g", "h", IndexProjection.ALL);
    private static final IndexDefinition LATE = Samples.global("late", "g", IndexProjection.KEYS_ONLY);

    private final Random random;
    private final ItemModel model = new ItemModel();
    private final String table;
    private ItemStore store;
    private boolean hasLate;

    RandomStoreUse(Random random, String table, ItemStore store) {
        this.random = random;
        this.table = table;
        this.store = store;
        store.createTable(new TableDefinition(table, Samples.PK_SK, List.of(), List.of(LOCAL, GLOBAL), Map.of()));
    }

    /** Goes on with another store that holds the same. */
    void use(ItemStore other) {
        store = other;
    }

    void step() {
        switch (random.nextInt(17)) {
            case 0, 1, 2, 3 -> put();
            case 4 -> delete();
            case 5, 6 -> update();
            case 7 -> batchWrite();
            case 8 -> get();
            case 9 -> batchGet();
            case 10, 11 -> query(null);
            case 12 -> query(LOCAL);
            case 13 -> query(hasLate && random.nextBoolean() ? LATE : GLOBAL);
            case 14 -> scan();
            case 15 -> independentWrites();
            default -> seldom();
        }
    }

    private void seldom() {
        if (random.nextInt(8) == 0) {
            TableUpdate update =
                    hasLate ? new TableUpdate.DropIndex(table, LATE.name()) : new TableUpdate.AddIndex(table, LATE);
            store.updateTable(update);
            hasLate = !hasLate;
        }
        checkSizes();
    }

    /** Everything at once, at the end. */
    void checkAll() {
        for (IndexDefinition index : indexes()) {
            assertThat(scanAll(index == null ? null : index.name(), 0, 1))
                    .containsExactlyInAnyOrderElementsOf(model.entries(index).toList());
        }
        checkSizes();
    }

    private List<@Nullable IndexDefinition> indexes() {
        List<@Nullable IndexDefinition> indexes = new ArrayList<>();
        indexes.add(null);
        indexes.add(LOCAL);
        indexes.add(GLOBAL);
        if (hasLate) {
            indexes.add(LATE);
        }
        return indexes;
    }

    private void checkSizes() {
        TableDescription description = store.describeTable(table);
        assertThat(description.size().items()).isEqualTo(model.items().size());
        assertThat(description.size().bytes())
                .isEqualTo(model.items().stream().mapToLong(Item::sizeBytes).sum());
        assertThat(description.indexes().get("local").size().items())
                .isEqualTo(model.entries(LOCAL).count());
        assertThat(description.indexes().get("local").size().bytes())
                .isEqualTo(model.entries(LOCAL).mapToLong(Item::sizeBytes).sum());
    }

    private Item randomItem() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        PrimaryKey key = randomKey();
        attributes.put("pk", key.partition());
        attributes.put("sk", key.sort());
        if (random.nextInt(3) > 0) {
            attributes.put("l", Samples.value(random.nextInt(6)));
        }
        if (random.nextInt(3) > 0) {
            attributes.put("g", Samples.value("g" + random.nextInt(3)));
        }
        if (random.nextInt(3) > 0) {
            attributes.put("h", Samples.value(random.nextInt(6)));
        }
        attributes.put("v", Samples.value(Samples.text(random.nextInt(random.nextInt(20) == 0 ? 20_000 : 100))));
        return Item.of(attributes);
    }

    private PrimaryKey randomKey() {
        return Samples.key("p" + random.nextInt(6), random.nextInt(25) - 5);
    }

    private void put() {
        Item item = randomItem();
        Condition condition = random.nextInt(4) == 0 ? Samples.equal("l", random.nextInt(6)) : null;
        WriteOptions options = new WriteOptions(condition, ReturnValues.ALL_OLD, true);
        Item before = model.get(ItemModel.keyOf(item));
        WriteRequest write = new WriteRequest.Put(table, item, options);
        if (condition == null || condition.test(before == null ? Item.EMPTY : before)) {
            assertThat(store.write(write).attributes()).isEqualTo(before);
            model.put(item);
        } else {
            StoreException refused = catchThrowableOfType(StoreException.class, () -> store.write(write));
            assertThat(refused.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
            assertThat(refused.item()).isEqualTo(before);
        }
    }

    private void delete() {
        PrimaryKey key = randomKey();
        WriteRequest delete = new WriteRequest.Delete(table, key, WriteOptions.DEFAULT.returning(ReturnValues.ALL_OLD));
        assertThat(store.write(delete).attributes()).isEqualTo(model.remove(key));
    }

    private void update() {
        PrimaryKey key = randomKey();
        String attribute = List.of("l", "h", "g").get(random.nextInt(3));
        AttributeValue value =
                attribute.equals("g") ? Samples.value("g" + random.nextInt(3)) : Samples.value(random.nextInt(6));
        boolean remove = random.nextInt(3) == 0;
        Update.Action action = remove
                ? new Update.Remove(Samples.path(attribute))
                : new Update.SetTo(Samples.path(attribute), new Update.Constant(value));
        Item before = model.get(key);
        Item expected = null;
        if (before != null || !remove) {
            Map<String, AttributeValue> after = new LinkedHashMap<>(
                    before == null ? Map.of("pk", key.partition(), "sk", value(key)) : before.attributes());
            if (remove) {
                after.remove(attribute);
            } else {
                after.put(attribute, value);
            }
            expected = Item.of(after);
            model.put(expected);
        }
        WriteOptions options = WriteOptions.DEFAULT.returning(ReturnValues.ALL_NEW);
        assertThat(store.write(new WriteRequest.UpdateItem(table, key, new Update(List.of(action)), options))
                        .attributes())
                .isEqualTo(expected);
    }

    private static AttributeValue value(PrimaryKey key) {
        AttributeValue sort = key.sort();
        if (sort == null) {
            throw new IllegalStateException("a key without its sort key");
        }
        return sort;
    }

    private void batchWrite() {
        Map<PrimaryKey, WriteRequest> writes = new LinkedHashMap<>();
        int count = 1 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            Item item = randomItem();
            PrimaryKey key = ItemModel.keyOf(item);
            writes.put(
                    key,
                    random.nextInt(3) == 0
                            ? new WriteRequest.Delete(table, key, WriteOptions.DEFAULT)
                            : new WriteRequest.Put(table, item, WriteOptions.DEFAULT));
        }
        assertThat(store.batchWrite(new BatchWriteRequest(List.copyOf(writes.values())))
                        .unprocessed())
                .isEmpty();
        for (WriteRequest write : writes.values()) {
            if (write instanceof WriteRequest.Put put) {
                model.put(put.item());
            } else if (write instanceof WriteRequest.Delete delete) {
                model.remove(delete.key());
            }
        }
    }

    /** On few items, so that some writes meet what others of the same call have left. */
    private void independentWrites() {
        List<WriteRequest> writes = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Condition condition = random.nextBoolean() ? Samples.equal("l", random.nextInt(3)) : null;
            WriteOptions options = new WriteOptions(condition, ReturnValues.ALL_OLD, false);
            Item item = randomItem();
            writes.add(
                    random.nextInt(3) == 0
                            ? new WriteRequest.Delete(table, ItemModel.keyOf(item), options)
                            : new WriteRequest.Put(table, item, options));
        }
        List<WriteOutcome> outcomes = store.writeEach(writes);
        assertThat(outcomes).hasSameSizeAs(writes);
        for (int i = 0; i < count; i++) {
            check(writes.get(i), outcomes.get(i));
        }
    }

    private void check(WriteRequest write, WriteOutcome outcome) {
        PrimaryKey key = write instanceof WriteRequest.Put put
                ? ItemModel.keyOf(put.item())
                : ((WriteRequest.Delete) write).key();
        Item before = model.get(key);
        Condition condition = write.options().condition();
        if (condition != null && !condition.test(before == null ? Item.EMPTY : before)) {
            assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
            return;
        }
        assertThat(outcome.response().attributes()).isEqualTo(before);
        if (write instanceof WriteRequest.Put put) {
            model.put(put.item());
        } else {
            model.remove(key);
        }
    }

    private void get() {
        PrimaryKey key = randomKey();
        assertThat(store.get(new GetRequest(table, key, Projection.ALL, random.nextBoolean()))
                        .item())
                .isEqualTo(model.get(key));
    }

    private void batchGet() {
        Set<PrimaryKey> keys = new LinkedHashSet<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            keys.add(randomKey());
        }
        List<Item> expected = new ArrayList<>();
        for (PrimaryKey key : keys) {
            Item item = model.get(key);
            if (item != null) {
                expected.add(item);
            }
        }
        assertThat(store.batchGet(new BatchGetRequest(table, List.copyOf(keys), Projection.ALL, true))
                        .items())
                .isEqualTo(expected);
    }

    private void query(@Nullable IndexDefinition index) {
        boolean global = index != null && index.isGlobal();
        AttributeValue partition = Samples.value(global ? "g" + random.nextInt(3) : "p" + random.nextInt(6));
        boolean sorted = index == null || index.key().hasSort();
        KeyCondition condition = new KeyCondition(partition, sorted ? randomSort() : null);
        boolean ascending = random.nextBoolean();
        List<Item> expected = new ArrayList<>(model.query(index, condition));
        if (!ascending) {
            Collections.reverse(expected);
        }
        ReadOptions options = ReadOptions.DEFAULT.withLimit(random.nextInt(4) == 0 ? 1 + random.nextInt(10) : 0);
        QueryRequest request =
                new QueryRequest(table, index == null ? null : index.name(), condition, ascending, options);
        List<Item> found = new ArrayList<>();
        Page page = store.query(request);
        found.addAll(page.items());
        while (page.lastKey() != null) {
            page = store.query(request.withOptions(options.startingAfter(page.lastKey())));
            found.addAll(page.items());
        }
        assertThat(found).as("%s", request).isEqualTo(expected);
    }

    private KeyCondition.@Nullable SortCondition randomSort() {
        AttributeValue value = Samples.value(random.nextInt(25) - 5);
        return switch (random.nextInt(7)) {
            case 0 -> new KeyCondition.Compare(Condition.Comparator.EQUAL, value);
            case 1 -> new KeyCondition.Compare(Condition.Comparator.LESS, value);
            case 2 -> new KeyCondition.Compare(Condition.Comparator.LESS_OR_EQUAL, value);
            case 3 -> new KeyCondition.Compare(Condition.Comparator.GREATER, value);
            case 4 -> new KeyCondition.Compare(Condition.Comparator.GREATER_OR_EQUAL, value);
            case 5 -> new KeyCondition.Between(value, Samples.value(random.nextInt(25)));
            default -> null;
        };
    }

    private void scan() {
        List<@Nullable IndexDefinition> indexes = indexes();
        IndexDefinition index = indexes.get(random.nextInt(indexes.size()));
        int total = 1 + random.nextInt(5);
        List<Item> found = new ArrayList<>();
        for (int segment = 0; segment < total; segment++) {
            found.addAll(scanAll(index == null ? null : index.name(), segment, total));
        }
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(model.entries(index).toList());
    }

    private List<Item> scanAll(@Nullable String index, int segment, int total) {
        ReadOptions options = ReadOptions.DEFAULT.withLimit(random.nextInt(3) == 0 ? 7 : 0);
        ScanRequest request = new ScanRequest(table, index, segment, total, options);
        Page page = store.scan(request);
        List<Item> found = new ArrayList<>(page.items());
        while (page.lastKey() != null) {
            page = store.scan(request.withOptions(options.startingAfter(page.lastKey())));
            found.addAll(page.items());
        }
        return found;
    }
}
