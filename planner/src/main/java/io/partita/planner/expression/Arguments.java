package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement's argument slots: its parameters, in their order, and behind them the
 * literals that were lifted out of the text so that statements of one shape share a plan.
 *
 * @param values one for each slot; a null is a parameter that was bound to SQL NULL
 * @param batch what the slots below zero stand for, the first for slot -1: the keys by which joins are looking up now,
 *     as lists, those of a join inside what another looks up behind those of the other
 * @param keys the same keys as they belong together, for each of these joins
 * @param now when the execution of the statement began, which is what CURRENT_TIMESTAMP is all the way through it
 */
public record Arguments(
        List<@Nullable AttributeValue> values, List<AttributeValue> batch, List<Keys> keys, Instant now) {

    public static final Arguments NONE = new Arguments(List.of());

    /**
     * The distinct keys of one batch.
     *
     * @param first the place in the batch of the first value of a key
     * @param rows the keys, all of one width
     */
    public record Keys(int first, List<List<AttributeValue>> rows) {}

    /** Arguments of something that does not ask for the time. */
    public Arguments(List<@Nullable AttributeValue> values) {
        this(values, Instant.EPOCH);
    }

    public Arguments(List<@Nullable AttributeValue> values, Instant now) {
        this(values, List.of(), List.of(), now);
    }

    /** The same with one more slot below zero. */
    public Arguments with(AttributeValue value) {
        List<AttributeValue> longer = new ArrayList<>(batch);
        longer.add(value);
        return new Arguments(values, longer, keys, now);
    }

    /**
     * The same for one batch of a join.
     *
     * @param width values in a key
     */
    public Arguments withKeys(List<List<AttributeValue>> rows, int width) {
        List<AttributeValue> longer = new ArrayList<>(batch);
        for (int i = 0; i < width; i++) {
            Set<AttributeValue> distinct = new LinkedHashSet<>();
            for (List<AttributeValue> row : rows) {
                distinct.add(row.get(i));
            }
            longer.add(AttributeValue.of(List.copyOf(distinct)));
        }
        List<Keys> more = new ArrayList<>(keys);
        more.add(new Keys(batch.size(), rows));
        return new Arguments(values, longer, more, now);
    }

    /** The value of a slot: NULL if it was bound to SQL NULL. */
    public AttributeValue get(int slot) {
        if (slot < 0) {
            return batch.get(place(slot));
        }
        AttributeValue value = values.get(slot);
        return value == null ? AttributeValue.nullValue() : value;
    }

    /** The pairs of values that two slots below zero have in the keys of one join, or null if it is not one join's. */
    public @Nullable Set<List<AttributeValue>> pairs(int slot, int other) {
        for (Keys each : keys) {
            int one = place(slot) - each.first();
            int two = place(other) - each.first();
            int width = each.rows().isEmpty() ? 0 : each.rows().get(0).size();
            if (one >= 0 && one < width && two >= 0 && two < width) {
                Set<List<AttributeValue>> pairs = new LinkedHashSet<>();
                each.rows().forEach(row -> pairs.add(List.of(row.get(one), row.get(two))));
                return pairs;
            }
        }
        return null;
    }

    private static int place(int slot) {
        return -1 - slot;
    }
}
