package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.consensus.DurableText;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The directory of a process's data. Whoever starts in the directory of something else is told so before anything is written.
 *
 * <pre>
 * NODE      whose it is, and what tells it from all other directories
 * CLUSTER   the id of the cluster that the process has become a node of
 * STARTS    how often a process has been started here
 * sets/     what its replicas keep
 * </pre>
 */
final class NodeDirectory {
    private static final String IDENTITY = "NODE";

    /** What may be there before the first start: users, and what a start has left that was broken off. */
    private static final Set<String> BEGINNINGS = Set.of("credentials", IDENTITY + ".new");

    private static final String CLUSTER = "CLUSTER";
    private static final String STARTS = "STARTS";
    private static final String ID = "directory ";

    private final Path path;
    private final String id;

    private NodeDirectory(Path path, String id) {
        this.path = path;
        this.id = id;
    }

    /**
     * The directory of a process, made if it is not there.
     *
     * @throws StoreException FOREIGN_DATA if it is something else's
     */
    static NodeDirectory open(Path path, NodeIdentity identity) {
        String expected = "partita node\nversion 1\ncluster " + identity.cluster() + "\nnode " + identity.name() + "\n";
        String found = DurableText.read(path.resolve(IDENTITY));
        if (found == null) {
            checkIsNew(path);
            found = expected + ID + UUID.randomUUID() + "\n";
            DurableText.write(path.resolve(IDENTITY), found);
        } else if (!found.startsWith(expected + ID)) {
            throw foreign(
                    path,
                    "is of another node, cluster or version: its file " + IDENTITY + " says "
                            + String.join(", ", found.lines().limit(4).toList()));
        }
        return new NodeDirectory(path, found.substring((expected + ID).length()).strip());
    }

    private static void checkIsNew(Path path) {
        try {
            Files.createDirectories(path);
            try (Stream<Path> files = Files.list(path)) {
                if (!files.allMatch(
                        file -> BEGINNINGS.contains(file.getFileName().toString()))) {
                    throw foreign(path, "is not empty, and not of a node: it has no file " + IDENTITY);
                }
            }
        } catch (IOException e) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE, "The directory " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static StoreException foreign(Path path, String why) {
        return new StoreException(
                ErrorCode.FOREIGN_DATA,
                "The directory " + path + " " + why + ". Name the directory of this node, or an empty one");
    }

    /** Where the key is kept with which this process speaks to others. */
    Path transportKey() {
        return path.resolve("transport.p12");
    }

    /** What tells this directory from all others. */
    String id() {
        return id;
    }

    /**
     * Counts another start; returns a higher number each time.
     *
     * @throws StoreException CORRUPTION if it is not known how many there were
     */
    long nextStart() {
        Path file = path.resolve(STARTS);
        String text = DurableText.read(file);
        try {
            long next = text == null ? 1 : Math.addExact(Long.parseLong(text.strip()), 1);
            DurableText.write(file, next + "\n");
            return next;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new StoreException(ErrorCode.CORRUPTION, "The file " + file + " is damaged: it has no number", e);
        }
    }

    /** @throws StoreException FOREIGN_DATA if the process is a node of another cluster of the same name */
    void checkCluster(ClusterIdentity cluster) {
        String known = DurableText.read(path.resolve(CLUSTER));
        if (known != null && !known.strip().equals(cluster.id())) {
            throw foreign(
                    path, "is of a node of the cluster " + known.strip() + ", and those who answer are " + cluster);
        }
    }

    void rememberCluster(ClusterIdentity cluster) {
        if (DurableText.read(path.resolve(CLUSTER)) == null) {
            DurableText.write(path.resolve(CLUSTER), cluster.id() + "\n");
        }
    }

    boolean hasSet(int set) {
        return Files.exists(set(set));
    }

    /** Removes what the replica of a set has kept. */
    void removeSet(int set) {
        DurableText.remove(set(set));
    }

    /** Where the member of a group keeps what it has. */
    Path set(int id) {
        return path.resolve("sets").resolve(String.valueOf(id));
    }
}
