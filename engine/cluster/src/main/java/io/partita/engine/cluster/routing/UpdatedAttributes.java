package io.partita.engine.cluster.routing;

import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.partition.Projections;
import org.jspecify.annotations.Nullable;

/** What an update touched of an item. */
final class UpdatedAttributes {
    private UpdatedAttributes() {}

    /** Null if nothing of it is there. */
    static @Nullable Item of(Update update, Item item) {
        Item touched = Projections.apply(
                Projection.of(update.actions().stream().map(Update.Action::path).toList()), item);
        return touched.attributes().isEmpty() ? null : touched;
    }
}
