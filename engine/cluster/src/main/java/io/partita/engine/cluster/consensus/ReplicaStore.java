package io.partita.engine.cluster.consensus;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.UnloggedStore;
import io.partita.engine.storage.open.OrderedStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The store of a replica, and how another one takes its place: the file {@code STORE} names the directory of the
 * store that counts, and is replaced as a whole when the other one is complete and synced. Other stores are what a crash
 * has left, and are removed.
 *
 * <p>{@link #replica} may be called by any thread, the rest by one at a time.
 */
final class ReplicaStore implements AutoCloseable {
    private static final String POINTER = "STORE";
    private static final String PREFIX = "store-";

    private final Path directory;
    private final int set;
    private final StoreBudget budget;
    private Consumer<Replica> listener = replica -> {};
    private int number;
    private final Consumer<StoreException> onDamage;
    private UnloggedStore store;
    private volatile Replica replica;

    private ReplicaStore(Path directory, int set, StoreBudget budget, Consumer<StoreException> onDamage, int number) {
        this.directory = directory;
        this.set = set;
        this.budget = budget;
        this.onDamage = onDamage;
        this.number = number;
        WatchedStore opened = new WatchedStore(OrderedStores.unloggedAt(path(number), budget), onDamage);
        this.store = opened;
        this.replica = openReplica(opened);
    }

    /**
     * The store of a replica set in a group's directory, which is made if there is none.
     *
     * @param onDamage told when it turns out to be damaged, by whoever uses it then
     */
    static ReplicaStore open(Path directory, int set, StoreBudget budget, Consumer<StoreException> onDamage) {
        Path pointer = directory.resolve(POINTER);
        String current = DurableText.read(pointer);
        int number = current == null ? 0 : number(pointer, current);
        removeOthers(directory, PREFIX + number);
        if (current == null) {
            DurableText.write(pointer, PREFIX + 0);
        }
        return new ReplicaStore(directory, set, budget, onDamage, number);
    }

    private static int number(Path pointer, String text) {
        if (!text.matches(PREFIX + "\\d{1,9}")) {
            throw GroupFailures.foreign(pointer, "does not name a store");
        }
        return Integer.parseInt(text.substring(PREFIX.length()));
    }

    private static void removeOthers(Path directory, String current) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> others = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(PREFIX) && !name.equals(current);
                    })
                    .toList();
            others.forEach(DurableText::remove);
        } catch (IOException e) {
            throw DurableText.failure(directory, e);
        }
    }

    private Replica openReplica(WatchedStore unopened) {
        try {
            return Replica.open(unopened, set);
        } catch (RuntimeException e) {
            unopened.close();
            StoreException damage = unopened.damage();
            throw damage == null ? e : damage;
        }
    }

    private Path path(int ofNumber) {
        return directory.resolve(PREFIX + ofNumber);
    }

    Replica replica() {
        return replica;
    }

    /** Has somebody called with every replica that takes the place of another. */
    void onReplica(Consumer<Replica> newListener) {
        listener = newListener;
    }

    /** Copies the store as it is, or a little later. */
    void checkpoint(Path target) {
        store.checkpoint(target);
    }

    /**
     * Puts a store made from a checkpoint in the place of this one. If that fails, this one stays. Reads of the old one
     * that are under way are cut off with UNAVAILABLE.
     *
     * @throws StoreException CORRUPTION if the checkpoint is damaged, STORAGE_FULL or UNAVAILABLE
     */
    void install(Path checkpoint) {
        int next = number + 1;
        DurableText.remove(path(next));
        @Nullable WatchedStore opened = null;
        try {
            OrderedStores.restore(checkpoint, path(next));
            opened = new WatchedStore(OrderedStores.unloggedAt(path(next), budget), onDamage);
            Replica restored = openReplica(opened);
            DurableText.write(directory.resolve(POINTER), PREFIX + next);
            UnloggedStore old = store;
            store = opened;
            replica = restored;
            listener.accept(restored);
            old.close();
        } catch (RuntimeException e) {
            if (opened != null && opened != store) {
                opened.close();
            }
            throw e;
        }
        DurableText.remove(path(number));
        number = next;
    }

    @Override
    public void close() {
        store.close();
    }
}
