package io.partita.engine.remote.item;

import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.Consumed.IndexUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Consumed capacity as responses tell it; nothing where an endpoint does not account for it. */
final class Units {
    private Units() {}

    static Consumed read(@Nullable ConsumedCapacity capacity) {
        return capacity == null ? Consumed.NOTHING : new Consumed(total(capacity), 0, indexes(capacity, true));
    }

    static Consumed written(@Nullable ConsumedCapacity capacity) {
        return capacity == null ? Consumed.NOTHING : new Consumed(0, total(capacity), indexes(capacity, false));
    }

    /** Of a batch, which tells it by table. */
    static Consumed read(List<ConsumedCapacity> capacities) {
        return capacities.stream().map(Units::read).reduce(Consumed.NOTHING, Consumed::plus);
    }

    /** Of a batch, which tells it by table. */
    static Consumed written(List<ConsumedCapacity> capacities) {
        return capacities.stream().map(Units::written).reduce(Consumed.NOTHING, Consumed::plus);
    }

    private static List<IndexUnits> indexes(ConsumedCapacity capacity, boolean read) {
        if (!capacity.hasLocalSecondaryIndexes() && !capacity.hasGlobalSecondaryIndexes()) {
            return List.of();
        }
        List<IndexUnits> units = new ArrayList<>();
        add(units, capacity.localSecondaryIndexes(), read);
        add(units, capacity.globalSecondaryIndexes(), read);
        return units;
    }

    private static void add(List<IndexUnits> units, Map<String, Capacity> indexes, boolean read) {
        indexes.forEach((name, capacity) -> {
            double of = capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
            units.add(new IndexUnits(name, read ? of : 0, read ? 0 : of));
        });
    }

    private static double total(ConsumedCapacity capacity) {
        return capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
    }
}
