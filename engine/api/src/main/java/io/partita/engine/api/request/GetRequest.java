package io.partita.engine.api.request;

import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.PrimaryKey;

/**
 * Reads one item by its primary key (GetItem).
 *
 * @param consistent whether the read must see every write acknowledged before it began
 */
public record GetRequest(String table, PrimaryKey key, Projection projection, boolean consistent) {}
