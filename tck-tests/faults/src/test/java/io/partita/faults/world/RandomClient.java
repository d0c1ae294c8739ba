package io.partita.faults.world;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.faults.schedule.Scheduler;
import io.partita.faults.world.WriteStep.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Uses the cluster at random, through whichever process runs, and notes what it was answered. */
final class RandomClient {
    private static final int SORT_KEYS = 2;
    private static final int GROUPS = 2;

    private final Cluster cluster;
    private final Histories histories;
    private final Random random;
    private final int partitionKeys;
    private @Nullable String seen;

    RandomClient(Cluster cluster, Histories histories, int partitionKeys) {
        this.cluster = cluster;
        this.histories = histories;
        this.random = cluster.network().scheduler().random();
        this.partitionKeys = partitionKeys;
    }

    /** Some operations, with pauses. */
    void use(int operations) {
        Scheduler scheduler = cluster.network().scheduler();
        for (int i = 0; i < operations; i++) {
            scheduler.pause(
                    Duration.ofNanos(random.nextLong(Duration.ofMillis(60).toNanos())));
            step();
        }
    }

    private void step() {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> write(WriteStep.put(key(), histories.newValue(), group(), guard()));
            case 3, 4, 5 -> write(WriteStep.count(key(), histories.newValue(), guard()));
            case 6 -> write(WriteStep.delete(key(), guard()));
            case 7, 8, 9, 10 -> get(key());
            case 11 -> getEventually(key());
            case 12 -> query(key().partition());
            case 13 -> queryIndex();
            case 14 -> batchWrite();
            default -> writeEach();
        }
    }

    private ItemKey key() {
        return new ItemKey("p" + random.nextInt(partitionKeys), random.nextInt(SORT_KEYS));
    }

    private @Nullable String group() {
        int group = random.nextInt(GROUPS + 1);
        return group == GROUPS ? null : "g" + group;
    }

    private Guard guard() {
        return switch (random.nextInt(6)) {
            case 0 -> Guard.ABSENT;
            case 1 -> Guard.PRESENT;
            case 2 -> seen == null ? Guard.NONE : Guard.value(seen);
            default -> Guard.NONE;
        };
    }

    /** Has a process do something; UNKNOWN_OUTCOME if it is killed, and UNAVAILABLE if there is none. */
    private <T> void ask(Function<ItemStore, T> operation, Consumer<T> answered, Consumer<StoreException> failed) {
        Asking<T> asking = new Asking<>(cluster, cluster.anySite(), process -> operation.apply(process.store()));
        try {
            answered.accept(asking.answer());
        } catch (StoreException failure) {
            failed.accept(failure);
        }
    }

    private void write(WriteStep write) {
        long called = histories.call();
        ask(
                store -> store.write(write.request()),
                response -> write.note(histories, called, response),
                failure -> write.note(histories, called, failure));
    }

    /** Of a read, only that it failed may be ignored. */
    private static void readFailed(StoreException failure) {
        if (failure.code() != ErrorCode.UNAVAILABLE
                && failure.code() != ErrorCode.UNKNOWN_OUTCOME
                && failure.code() != ErrorCode.THROTTLED) {
            throw new AssertionError("A read failed", failure);
        }
    }

    /** Reads every item, one after the other. */
    void readAll() {
        for (int partition = 0; partition < partitionKeys; partition++) {
            for (int sort = 0; sort < SORT_KEYS; sort++) {
                get(new ItemKey("p" + partition, sort));
            }
        }
    }

    /** Reads an item as every write has left it. */
    private void get(ItemKey key) {
        long called = histories.call();
        ask(
                store -> store.get(new GetRequest(Schema.TABLE, Schema.key(key), Projection.ALL, true)),
                response -> noteRead(key, response.item(), called),
                RandomClient::readFailed);
    }

    private void noteRead(ItemKey key, @Nullable Item item, long called) {
        Row shown = Row.of(item);
        seen = shown.value() == null ? seen : shown.value();
        histories.answered(key, "read " + shown, called, before -> before.equals(shown) ? before : null);
    }

    private void getEventually(ItemKey key) {
        ask(
                store -> store.get(new GetRequest(Schema.TABLE, Schema.key(key), Projection.ALL, false)),
                response -> histories.checkWritten(Row.of(response.item()).value()),
                RandomClient::readFailed);
    }

    private void query(String partition) {
        long called = histories.call();
        KeyCondition all = KeyCondition.of(AttributeValue.of(partition));
        ReadOptions options = ReadOptions.DEFAULT.withConsistent(true);
        ask(
                store -> store.query(new QueryRequest(Schema.TABLE, null, all, random.nextBoolean(), options)),
                page -> notePage(partition, page, called),
                RandomClient::readFailed);
    }

    private void notePage(String partition, Page page, long called) {
        Map<ItemKey, Item> items = new HashMap<>();
        page.items().forEach(item -> items.put(Schema.keyOf(item), item));
        for (int sort = 0; sort < SORT_KEYS; sort++) {
            ItemKey key = new ItemKey(partition, sort);
            noteRead(key, items.get(key), called);
        }
    }

    private void queryIndex() {
        KeyCondition all = KeyCondition.of(AttributeValue.of("g" + random.nextInt(GROUPS)));
        ask(
                store -> store.query(new QueryRequest(Schema.TABLE, Schema.BY_GROUP, all, true, ReadOptions.DEFAULT)),
                page -> page.items()
                        .forEach(item -> histories.checkWritten(Row.of(item).value())),
                RandomClient::readFailed);
    }

    /** Puts and deletes, each of another item. */
    private List<WriteStep> several(boolean guarded) {
        List<WriteStep> writes = new ArrayList<>();
        Set<ItemKey> keys = new HashSet<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            ItemKey key = key();
            if (keys.add(key) || guarded) {
                Guard guard = guarded ? guard() : Guard.NONE;
                writes.add(
                        random.nextInt(4) == 0
                                ? WriteStep.delete(key, guard)
                                : WriteStep.put(key, histories.newValue(), group(), guard));
            }
        }
        return writes;
    }

    private void batchWrite() {
        List<WriteStep> writes = several(false).stream().map(WriteStep::plain).toList();
        long called = histories.call();
        ask(
                store -> store.batchWrite(new BatchWriteRequest(requests(writes))),
                response -> {
                    for (WriteStep write : writes) {
                        if (!response.unprocessed().contains(write.request())) {
                            histories.answered(write.key(), write.what() + " in a batch", called, write.done());
                        }
                    }
                },
                failure -> writes.forEach(write -> write.note(histories, called, failure)));
    }

    /** Independent writes are done in their order, which matters if they are of the same item. */
    private void writeEach() {
        List<WriteStep> writes = several(true);
        long called = histories.call();
        ask(
                store -> store.writeEach(requests(writes)),
                outcomes -> {
                    for (int i = 0; i < writes.size(); i++) {
                        note(writes.get(i), outcomes.get(i), called);
                    }
                },
                failure -> writes.forEach(write -> write.note(histories, called, failure)));
    }

    private void note(WriteStep write, WriteOutcome outcome, long called) {
        if (outcome instanceof WriteOutcome.Done done) {
            write.note(histories, called, done.response());
        } else if (outcome instanceof WriteOutcome.Failed failed) {
            write.note(histories, called, failed.failure());
        }
    }

    private static List<WriteRequest> requests(List<WriteStep> writes) {
        return writes.stream().map(WriteStep::request).toList();
    }
}
