package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.consensus.DurableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory of a process's data: {@code NODE} says whose it is, {@code sets/} has what its members of groups keep. Whoever
 * starts in the directory of something else is told so before anything is written.
 */
final class NodeDirectory {
    private static final String IDENTITY = "NODE";

    /** What may be there before the first start: users, and what a start has left that was broken off. */
    private static final Set<String> BEGINNINGS = Set.of("credentials", IDENTITY + ".new");

    private final Path path;

    private NodeDirectory(Path path) {
        this.path = path;
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
            DurableText.write(path.resolve(IDENTITY), expected);
        } else if (!found.equals(expected)) {
            throw foreign(
                    path,
                    "is of another node, cluster or version: its file " + IDENTITY + " says "
                            + String.join(", ", found.lines().limit(4).toList()));
        }
        return new NodeDirectory(path);
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

    /** Where the member of a group keeps what it has. */
    Path set(int id) {
        return path.resolve("sets").resolve(String.valueOf(id));
    }
}
