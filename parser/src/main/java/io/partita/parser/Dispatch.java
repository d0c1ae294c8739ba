package io.partita.parser;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What to do with each case of a sealed interface. Refuses to be made with a case missing, so that a new one is noticed
 * when the class is loaded.
 *
 * @param <F> who does it
 * @param <T> the sealed interface
 */
final class Dispatch<F, T> {
    private final Map<Class<?>, BiConsumer<F, T>> actions = new HashMap<>();
    private final Class<T> sealed;

    private Dispatch(Class<T> sealed) {
        this.sealed = sealed;
    }

    static <F, T> Dispatch<F, T> over(Class<T> sealed) {
        return new Dispatch<>(sealed);
    }

    <C extends T> Dispatch<F, T> on(Class<C> type, BiConsumer<F, C> action) {
        actions.put(type, (actor, node) -> action.accept(actor, type.cast(node)));
        return this;
    }

    Dispatch<F, T> complete() {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (!actions.containsKey(permitted)) {
                throw new IllegalStateException("nothing to do with " + permitted.getSimpleName());
            }
        }
        return this;
    }

    void run(F actor, T node) {
        BiConsumer<F, T> action = actions.get(node.getClass());
        if (action == null) {
            throw new IllegalStateException(
                    "nothing to do with " + node.getClass().getSimpleName());
        }
        action.accept(actor, node);
    }
}
