package io.partita.engine.cluster.consensus;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.open.OrderedStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one member of a group keeps, in a directory that this process holds alone while it is open.
 *
 * <pre>
 * IDENTITY     the format's version, cluster, node and group, in lines of text; written last when the directory is made
 * log/         the log and the votes; says in itself too whose it is
 * STORE        the name of the store that counts
 * VOTE         while it is made anew: what was promised the others
 * RENEWED      for which occasion it was made anew the last time
 * store-N/     the replica's store
 * snapshots/   the last snapshot, and what is being copied
 * </pre>
 */
final class GroupDirectory implements AutoCloseable {
    private static final String IDENTITY = "IDENTITY";
    private static final String VOTE = "VOTE";
    private static final String RENEWED = "RENEWED";
    private static final Set<String> BEGINNINGS =
            Set.of("log", "STORE", "STORE.new", "store-0", "snapshots", IDENTITY + ".new", VOTE, RENEWED);

    /** A log is written once and seldom read: it needs no caches, and buffers like a store. */
    private static final StoreBudget LOG_BUDGET = new StoreBudget(4 << 20, 32 << 20, 0);

    private final Path path;
    private final OrderedStore log;
    private final ReplicaStore store;

    private GroupDirectory(Path path, OrderedStore log, ReplicaStore store) {
        this.path = path;
        this.log = log;
        this.store = store;
    }

    /**
     * Opens the directory, and makes it if there is none.
     *
     * @param onDamage told when the store turns out to be damaged later
     * @throws StoreException FOREIGN_DATA if it is another's, LOCKED if it is in use, CORRUPTION if something is
     *     damaged or missing that other members rely on
     */
    static GroupDirectory open(
            Path path, ReplicaIdentity identity, StoreBudget budget, Consumer<StoreException> onDamage) {
        boolean known = checkIdentity(path, identity);
        OrderedStore log = OrderedStores.at(path.resolve("log"), LOG_BUDGET);
        try {
            checkLog(path, log, identity, known);
            ReplicaStore store = ReplicaStore.open(path, identity.set(), budget, onDamage);
            try {
                if (!known) {
                    DurableText.write(path.resolve(IDENTITY), identity.text());
                }
                return new GroupDirectory(path, log, store);
            } catch (RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** Whether the directory is this member's (true) or new (false); another's is refused. */
    private static boolean checkIdentity(Path path, ReplicaIdentity identity) {
        String text = DurableText.read(path.resolve(IDENTITY));
        if (text == null) {
            checkIsNew(path);
            return false;
        } else if (!text.equals(identity.text())) {
            throw GroupFailures.foreign(
                    path,
                    "says '" + oneLine(text) + "', and this is '" + oneLine(identity.text())
                            + "'. Name the directory of this node, or an empty one");
        }
        return true;
    }

    private static String oneLine(String text) {
        String line = String.join(", ", text.lines().toList());
        return line.length() > 300 ? line.substring(0, 300) + "..." : line;
    }

    private static void checkIsNew(Path path) {
        try {
            Files.createDirectories(path);
            try (Stream<Path> files = Files.list(path)) {
                if (!files.allMatch(
                        file -> BEGINNINGS.contains(file.getFileName().toString()))) {
                    throw GroupFailures.foreign(path, "is not empty and has no file " + IDENTITY);
                }
            }
        } catch (IOException e) {
            throw DurableText.failure(path, e);
        }
    }

    private static void checkLog(Path path, OrderedStore log, ReplicaIdentity identity, boolean known) {
        byte[] expected = identity.text().getBytes(StandardCharsets.ISO_8859_1);
        byte @Nullable [] found = log.get(LogRows.IDENTITY);
        if (found == null && known) {
            throw new StoreException(
                    ErrorCode.CORRUPTION,
                    "The log in " + path + " has been emptied, and with it what this member promised the others. Remove"
                            + " the member from the group and add it again with an empty directory.");
        } else if (found == null) {
            WriteBatch batch = new WriteBatch();
            batch.put(LogRows.IDENTITY, expected);
            log.commit(batch);
        } else if (!Arrays.equals(found, expected)) {
            throw GroupFailures.foreign(
                    path,
                    "has the log of another member: '" + oneLine(new String(found, StandardCharsets.ISO_8859_1)) + "'");
        }
    }

    /** Whether it was made anew: its member is added by the others then, and does not found the group. */
    static boolean isRenewed(Path path) {
        return DurableText.read(path.resolve(RENEWED)) != null;
    }

    /**
     * Removes all that a member has, which its group has agreed to be without, except what it has promised in elections: it must not
     * promise something else in the same term when it is a member again.
     *
     * @param occasion nothing is done if the last one was the same
     * @throws StoreException CORRUPTION if it is not known what was promised
     */
    static void renew(Path path, ReplicaIdentity identity, String occasion) {
        if (occasion.equals(DurableText.read(path.resolve(RENEWED)))) {
            return;
        }
        String vote = DurableText.read(path.resolve(VOTE));
        if (vote == null) {
            vote = HexFormat.of().formatHex(vote(path, identity));
            DurableText.write(path.resolve(VOTE), vote);
        }
        removeAllBut(path, Set.of(VOTE));
        try (OrderedStore log = OrderedStores.at(path.resolve("log"), LOG_BUDGET)) {
            WriteBatch batch = new WriteBatch();
            batch.put(LogRows.IDENTITY, identity.text().getBytes(StandardCharsets.ISO_8859_1));
            if (!vote.isEmpty()) {
                batch.put(LogRows.VOTE, HexFormat.of().parseHex(vote));
            }
            log.commit(batch);
        }
        DurableText.write(path.resolve(RENEWED), occasion);
        DurableText.remove(path.resolve(VOTE));
    }

    /** Whether it is known what a member has promised in elections, so that the rest can be made anew. */
    static boolean canBeRenewed(Path path, ReplicaIdentity identity) {
        try {
            if (DurableText.read(path.resolve(VOTE)) == null) {
                byte[] unused = vote(path, identity);
            }
            return true;
        } catch (StoreException e) {
            return e.code() == ErrorCode.LOCKED;
        }
    }

    /** Empty if nothing has been promised. */
    private static byte[] vote(Path path, ReplicaIdentity identity) {
        boolean known = checkIdentity(path, identity);
        try (OrderedStore log = OrderedStores.at(path.resolve("log"), LOG_BUDGET)) {
            checkLog(path, log, identity, known);
            byte @Nullable [] vote = log.get(LogRows.VOTE);
            return vote == null ? new byte[0] : vote;
        }
    }

    private static void removeAllBut(Path path, Set<String> kept) {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> others = files.filter(
                            file -> !kept.contains(file.getFileName().toString()))
                    .toList();
            others.forEach(DurableText::remove);
        } catch (IOException e) {
            throw DurableText.failure(path, e);
        }
    }

    OrderedStore log() {
        return log;
    }

    ReplicaStore store() {
        return store;
    }

    Path snapshots() {
        return path.resolve("snapshots");
    }

    @Override
    public void close() {
        try {
            store.close();
        } finally {
            log.close();
        }
    }
}
