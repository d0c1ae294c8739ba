package io.partita.engine.cluster.catalog;

/**
 * That a partition is on its way to another replica set.
 *
 * @param to the id of the set that is going to host it
 * @param id the id that the partition is going to have there, because another log numbers its changes
 * @param frozen whether nobody may read or write it for a moment, so that the last changes can be copied
 * @param version of the catalog when this was last changed
 */
public record Relocation(int to, int id, boolean frozen, long version) {}
