package io.partita.engine.remote.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.table.KeySchema;

/** Writes the key condition of a query. */
final class KeyConditionText {
    private KeyConditionText() {}

    /** @throws StoreException VALIDATION if there is a condition on the sort key of a key that has none */
    static String of(KeySchema key, KeyCondition condition, Placeholders placeholders) {
        String partition = placeholders.name(key.partition().name()) + "=" + placeholders.value(condition.partition());
        KeyCondition.SortCondition sort = condition.sort();
        if (sort == null) {
            return partition;
        } else if (key.sort() == null) {
            throw StoreException.validation("Query key condition not supported");
        }
        return partition + " AND " + sort(placeholders.name(key.sort().name()), sort, placeholders);
    }

    private static String sort(String name, KeyCondition.SortCondition condition, Placeholders placeholders) {
        if (condition instanceof KeyCondition.Compare compare) {
            return name + compare.comparator().symbol() + placeholders.value(compare.value());
        } else if (condition instanceof KeyCondition.Between between) {
            return name + " BETWEEN " + placeholders.value(between.low()) + " AND "
                    + placeholders.value(between.high());
        } else if (condition instanceof KeyCondition.BeginsWith begins) {
            return "begins_with(" + name + "," + placeholders.value(begins.prefix()) + ")";
        }
        throw new IllegalStateException("a sort condition without a text: " + condition);
    }

    /** Whether the bounds are in the wrong order: that matches nothing, and the protocol refuses to be asked so. */
    static boolean matchesNothing(KeyCondition condition) {
        return condition.sort() instanceof KeyCondition.Between between
                && between.low().type() == between.high().type()
                && between.low().type().isOrdered()
                && Values.compare(between.low(), between.high()) > 0;
    }
}
