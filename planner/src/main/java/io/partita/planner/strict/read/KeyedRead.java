package io.partita.planner.strict.read;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.item.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of one item collection: what one query of a store reads.
 *
 * @param partition the value of the partition key
 * @param sort what the sort key must satisfy, or null to read the whole collection
 * @param rest what else must hold for an item; empty for nothing
 */
public record KeyedRead(AttributeValue partition, KeyCondition.@Nullable SortCondition sort, List<Condition> rest) {

    public KeyedRead {
        rest = List.copyOf(rest);
    }

    KeyCondition key() {
        return new KeyCondition(partition, sort);
    }

    /** The one value that the sort key can have, or null if there may be several. */
    @Nullable
    AttributeValue sortValue() {
        return sort instanceof KeyCondition.Compare compare && compare.comparator() == Condition.Comparator.EQUAL
                ? compare.value()
                : null;
    }
}
