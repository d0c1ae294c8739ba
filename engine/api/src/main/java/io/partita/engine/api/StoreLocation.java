package io.partita.engine.api;

import java.nio.file.Path;

/** Where a store is. */
public sealed interface StoreLocation {

    /** In the memory of this process, gone when it is closed. */
    record Memory() implements StoreLocation {}

    /** In a directory, which is made if it does not exist; one process at a time. */
    record Directory(Path path) implements StoreLocation {
        public Directory {
            path = path.toAbsolutePath().normalize();
        }
    }
}
