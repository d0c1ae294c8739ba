package io.partita.engine.cluster.partition;

import io.partita.engine.api.ErrorCode;
import io.partita.engine.api.StoreException;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** Applies projections of top-level attributes. */
public final class Projections {
    private Projections() {}

    public static Item apply(Projection projection, Item item) {
        if (projection.isAll()) {
            return item;
        }
        Map<String, AttributeValue> projected = new LinkedHashMap<>();
        for (Path path : projection.paths()) {
            if (!path.isTopLevel()) {
                throw new StoreException(ErrorCode.NOT_SUPPORTED, "A projection of nested paths is not supported yet");
            }
            AttributeValue value = item.get(path.attribute());
            if (value != null) {
                projected.put(path.attribute(), value);
            }
        }
        return Item.of(projected);
    }
}
