package io.partita.faults.history;

import org.jspecify.annotations.Nullable;

/**
 * What an operation that was answered so may have done to a state, if it was done at one moment.
 *
 * @param <S> states, which never change and are compared with equals
 */
@FunctionalInterface
public interface Step<S> {

    /** The state afterwards, or null if in this state the operation would have been answered otherwise. */
    @Nullable
    S after(S before);
}
