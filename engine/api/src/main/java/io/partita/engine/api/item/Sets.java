package io.partita.engine.api.item;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What every set value must be: not empty, and without duplicates. */
final class Sets {
    private Sets() {}

    static <T> Set<T> checked(Set<T> elements) {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("a set must have at least one element");
        }
        return Collections.unmodifiableSet(elements);
    }

    static <T> Set<T> distinct(Collection<T> elements) {
        Set<T> distinct = new LinkedHashSet<>(elements);
        if (distinct.size() != elements.size()) {
            throw new IllegalArgumentException("Input collection " + elements + " contains duplicates.");
        }
        return distinct;
    }
}
