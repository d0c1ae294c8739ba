package io.partita.jdbc.open;

import io.partita.engine.api.StoreLocation;
import java.nio.file.Path;

/** What a URL connects to. */
public sealed interface StoreTarget {

    /** A store in memory that all connections of this JVM to the name share, until the JVM ends. */
    record NamedMemory(String name) implements StoreTarget {}

    /** A store in memory for one connection. */
    record PrivateMemory() implements StoreTarget {}

    /**
     * A store in a directory, open as long as a connection of this JVM is.
     *
     * @param path absolute
     */
    record Directory(Path path) implements StoreTarget {}

    /** A store behind an endpoint, open as long as a connection of this JVM is. */
    record Endpoint(StoreLocation.Endpoint location) implements StoreTarget {}
}
