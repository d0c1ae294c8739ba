package io.partita.engine.cluster.discovery;

/**
 * How a process's replica of a set is.
 *
 * @param leads whether it leads the set
 * @param applied the index of the last entry of the log that it has applied
 * @param waiting how many changes that global indexes have yet to take in lie with it
 * @param failure why it has stopped; empty if it goes on
 */
public record ReplicaStatus(int set, boolean leads, long applied, long waiting, String failure) {}
