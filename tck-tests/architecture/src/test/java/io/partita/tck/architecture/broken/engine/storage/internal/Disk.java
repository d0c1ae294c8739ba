package io.partita.tck.architecture.broken.engine.storage.internal;

/** Somebody else's internals. */
public record Disk(int bytes) {}
