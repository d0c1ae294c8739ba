package io.partita.engine.cluster.administration;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.cluster.routing.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Writes to items that nobody else writes to, one after the other, and knows what it was told of them. */
final class SplitWriter implements Runnable {
    private static final int ITEMS = 60;

    private final String table;
    private final int number;
    private final Router router;
    private final Random random;
    private final Map<PrimaryKey, Item> acknowledged;
    private volatile boolean stopped;
    private int written;
    private long longestNanos;

    /** @param acknowledged what an earlier writer of the same number was told, which is gone on with */
    SplitWriter(String table, int number, Router router, long seed, Map<PrimaryKey, Item> acknowledged) {
        this.table = table;
        this.number = number;
        this.router = router;
        this.random = new Random(seed + number);
        this.acknowledged = new HashMap<>(acknowledged);
    }

    @Override
    public void run() {
        while (!stopped) {
            long start = System.nanoTime();
            write();
            longestNanos = Math.max(longestNanos, System.nanoTime() - start);
        }
    }

    private void write() {
        int item = random.nextInt(ITEMS);
        PrimaryKey key = Samples.key("w" + number + "-" + item, item);
        if (random.nextInt(6) == 0) {
            router.write(new WriteRequest.Delete(table, key, WriteOptions.DEFAULT));
            acknowledged.remove(key);
        } else {
            Item put = Samples.item(
                    "pk",
                    "w" + number + "-" + item,
                    "sk",
                    item,
                    "l",
                    random.nextInt(9),
                    "g",
                    "g" + random.nextInt(20),
                    "v",
                    written);
            router.write(new WriteRequest.Put(table, put, WriteOptions.DEFAULT));
            acknowledged.put(key, put);
        }
        written++;
    }

    void stop() {
        stopped = true;
    }

    /** What has to be there, after the end. */
    Map<PrimaryKey, Item> acknowledged() {
        return acknowledged;
    }

    int written() {
        return written;
    }

    long longestNanos() {
        return longestNanos;
    }
}
