package io.partita.engine.cluster.replication;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import java.util.List;

/**
 * The replicas that share one log, seen from one of them. Any number of threads may propose at once; the log puts
 * their commands in one order, in which every replica applies them.
 */
public interface ReplicationGroup extends AutoCloseable {

    /**
     * Puts commands into the log, in their order, though others may come between them. They are not atomic together.
     *
     * @throws StoreException UNAVAILABLE if the group takes no commands; none of them happens
     */
    List<Proposal> propose(List<Command> commands);

    /** Puts a command into the log and waits until it is applied; fails as {@link Proposal#await} does. */
    default Result apply(Command command) {
        return propose(List.of(command)).get(0).await();
    }

    /** Returns when the local replica has applied every command that was acknowledged to anybody before the call. */
    void readBarrier();

    /** Refuses further commands and waits for those under way. */
    @Override
    void close();

    /** A command on its way through the log. */
    interface Proposal {
        /**
         * Waits until the command is durable and applied.
         *
         * @return what came of it
         * @throws StoreException if the command was refused, or could not be made durable, or
         *     UNKNOWN_OUTCOME if it cannot be said whether it was
         */
        Result await();

        /**
         * Has somebody called when {@link #await} does not keep anybody waiting any more: at once if it never does for long, and
         * otherwise perhaps later, by a thread that has other things to do.
         */
        default void onEnd(Runnable listener) {
            listener.run();
        }

        /** A command that certainly was not done. */
        static Proposal failed(StoreException failure) {
            return () -> {
                throw failure;
            };
        }
    }
}
