package io.partita.engine.storage.rocks;

/** What a store's durability rests on; a directory is of one kind for ever. */
enum StoreKind {
    /** On a log of its own. */
    LOGGED("version 1"),
    /** On a log that somebody else keeps. */
    UNLOGGED("version 1 without log");

    private final String version;

    StoreKind(String version) {
        this.version = version;
    }

    /** As it stands in the directory. */
    String version() {
        return version;
    }
}
