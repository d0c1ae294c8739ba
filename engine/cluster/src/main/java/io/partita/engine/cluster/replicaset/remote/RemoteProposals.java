package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Commands that were sent to another process together. Whoever waits for the first result reads them all. */
final class RemoteProposals {
    private final RemoteReplica replica;
    private final int count;
    private final CompletableFuture<byte[]> sent;
    private @Nullable List<Answer<Result>> results;

    RemoteProposals(RemoteReplica replica, int count, CompletableFuture<byte[]> sent) {
        this.replica = replica;
        this.count = count;
        this.sent = sent;
    }

    synchronized Result await(int position) {
        if (results == null) {
            results = replica.results(sent, count);
        }
        return results.get(position).get();
    }
}
