package io.partita.engine.cluster.command.encoding;

import java.util.LinkedHashSet;
import java.util.Set;

/** What the compiler knows of sealed interfaces. */
final class SealedTypes {
    private SealedTypes() {}

    /** All that can be made of a sealed interface, through the interfaces in between. */
    static Set<Class<?>> permitted(Class<?> type) {
        Set<Class<?>> leaves = new LinkedHashSet<>();
        collect(type, leaves);
        return leaves;
    }

    private static void collect(Class<?> type, Set<Class<?>> leaves) {
        if (!type.isSealed()) {
            leaves.add(type);
            return;
        }
        for (Class<?> subclass : type.getPermittedSubclasses()) {
            collect(subclass, leaves);
        }
    }
}
