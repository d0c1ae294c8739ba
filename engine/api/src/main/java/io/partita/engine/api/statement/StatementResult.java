package io.partita.engine.api.statement;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement answers.
 *
 * @param table the table that it is about
 * @param items one page of what was read, or what RETURNING asked for
 * @param nextToken where the next page begins, or null if this was the last; a page may be empty and still have one
 * @param lastKey the key of the last item that was evaluated, or null if the page ended because there are no more, or
 *     between two key values
 */
public record StatementResult(
        String table,
        List<Item> items,
        @Nullable String nextToken,
        @Nullable Item lastKey,
        Consumed consumed) {

    public StatementResult {
        items = List.copyOf(items);
    }
}
