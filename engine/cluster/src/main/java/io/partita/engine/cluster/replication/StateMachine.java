package io.partita.engine.cluster.replication;

import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;

/**
 * What a log is applied to. Commands are staged one after the other and committed together; one thread at a time
 * calls this.
 */
public interface StateMachine {

    /** The index of the last command that has been committed. */
    long appliedIndex();

    /**
     * Applies a command so that commands staged later see its effect, and nobody else does until it is committed.
     *
     * @throws io.partita.engine.api.error.StoreException if the command is refused; it has no effect then
     */
    Result stage(long index, Command command);

    /**
     * Makes everything that was staged durable and visible, in one atomic batch with the applied index.
     *
     * @param lazily whether it may become durable later, together with what is committed next
     * @throws io.partita.engine.api.error.StoreException if that failed; nothing is staged any more, and what is in memory
     *     is as it was before
     */
    void commit(long appliedIndex, boolean lazily);

    /** Forgets everything that was staged. */
    void discard();
}
