package io.partita.engine.cluster.replication;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.CatalogCommand.DropTable;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A state machine that remembers what was committed with what; refuses commands whose name begins with "bad". */
final class RecordingMachine implements StateMachine {
    final List<List<String>> commits = new ArrayList<>();
    private List<String> staged = new ArrayList<>();
    private long appliedIndex;
    int durable;

    @Nullable
    StoreException failure;

    /** Reached by a commit before it waits for {@link #release}. */
    @Nullable
    CountDownLatch reached;

    CountDownLatch release = new CountDownLatch(0);

    static Command command(String name) {
        return new DropTable(name);
    }

    @Override
    public long appliedIndex() {
        return appliedIndex;
    }

    @Override
    public Result stage(long index, Command command) {
        String name = command instanceof DropTable drop ? drop.table() : command.toString();
        if (name.startsWith("bad")) {
            throw StoreException.validation(name);
        }
        staged.add(index + ":" + name);
        return Result.Done.DONE;
    }

    @Override
    public void commit(long index, boolean lazily) {
        if (reached != null) {
            reached.countDown();
        }
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            StoreException error = failure;
            discard();
            throw error;
        }
        if (!lazily) {
            durable++;
        }
        commits.add(staged);
        staged = new ArrayList<>();
        appliedIndex = index;
    }

    @Override
    public void discard() {
        staged = new ArrayList<>();
    }
}
