package io.partita.planner.strict.read;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a SELECT.
 *
 * @param next where the next page begins, or null if this was the last
 */
public record ReadPage(List<Item> items, @Nullable ReadPosition next, Consumed consumed) {}
