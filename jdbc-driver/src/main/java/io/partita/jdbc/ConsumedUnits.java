package io.partita.jdbc;

/**
 * What an execution of a statement has cost.
 *
 * @param readUnits of 4 KB read strongly consistently, as Amazon counts them
 * @param writeUnits of 1 KB written, as Amazon counts them
 * @param requests round trips to the store
 * @param itemsRead items that the store evaluated
 * @param itemsReturned items that the store returned
 */
public record ConsumedUnits(double readUnits, double writeUnits, long requests, long itemsRead, long itemsReturned) {}
