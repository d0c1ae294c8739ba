package io.partita.planner.algebra;

import io.partita.parser.syntax.Position;
import io.partita.planner.binder.BoundHints;
import io.partita.planner.catalog.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table as one statement names it.
 *
 * @param index that is named in place of the table, or null
 * @param position where it is named
 */
record ItemSource(Table table, @Nullable String index, BoundHints hints, Position position) {}
