package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;

/** What an aggregate function has seen of the values of one group. For one thread at a time. */
public interface Accumulator {

    /**
     * Sees a value.
     *
     * @param value NULL only for a function to which it counts, and then for MISSING, too
     * @param row that the value is of
     */
    void add(AttributeValue value, Item row);

    /**
     * Sees what another one has seen, which is not used any more.
     *
     * @param other of the same call
     */
    void merge(Accumulator other);

    /** The result; NULL if there is none. */
    AttributeValue result();

    /** One that can forget a value again, so that a frame may slide over rows. */
    interface Reversible extends Accumulator {

        /** Takes back a value that was added. */
        void remove(AttributeValue value);
    }
}
