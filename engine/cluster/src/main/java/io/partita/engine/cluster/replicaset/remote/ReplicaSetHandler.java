package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.command.encoding.ReadEncoding;
import io.partita.engine.cluster.command.encoding.ResultEncoding;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessageHandler;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.remote.SetRequest.AwaitIndexes;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Items;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Load;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Propose;
import io.partita.engine.cluster.replicaset.remote.SetRequest.ReadPage;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Rest;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Sizes;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has requests of other processes answered by the replicas of this one. What goes wrong is said in the answer. Writes keep no
 * thread waiting for the log; strong reads wait for the leader's word.
 */
public final class ReplicaSetHandler implements MessageHandler {
    private final HostedSets sets;
    private final Address self;
    private final int answerBytes;
    private final UnclaimedResults unclaimed = new UnclaimedResults();

    /**
     * A handler of one process.
     *
     * @param self where this process takes requests
     * @param messageBytes the most bytes of an answer
     */
    public ReplicaSetHandler(HostedSets sets, Address self, int messageBytes) {
        this.sets = sets;
        this.self = self;
        this.answerBytes = messageBytes - SetAnswer.BYTES;
    }

    /** Whether a request, by its kind, is for this handler. */
    public static boolean takes(byte[] request) {
        return SetRequestEncoding.isOne(request);
    }

    @Override
    public CompletionStage<byte[]> handle(byte[] bytes) {
        SetRequest request;
        try {
            request = SetRequestEncoding.decode(bytes);
        } catch (StoreException unreadable) {
            return CompletableFuture.completedStage(new SetAnswer(null, 0, new Answer.Refused<>(unreadable)).encode());
        }
        if (request instanceof Propose propose) {
            return propose(propose);
        }
        return CompletableFuture.completedStage(sealed(request, () -> answer(request, hosted(request))));
    }

    /** The log is not waited for: the answer is made when the last command has been applied, by the thread that applied it. */
    private CompletionStage<byte[]> propose(Propose request) {
        List<Proposal> proposals;
        try {
            proposals = hosted(request).propose(request.commands());
        } catch (RuntimeException failure) {
            return CompletableFuture.completedStage(sealed(request, () -> {
                throw failure;
            }));
        }
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger(proposals.size() + 1);
        Runnable ended = () -> {
            if (left.decrementAndGet() == 0) {
                complete(answer, request, proposals);
            }
        };
        proposals.forEach(proposal -> proposal.onEnd(ended));
        ended.run();
        return answer;
    }

    /** Whatever goes wrong, there is an end: who called this does not look at what it throws. */
    private void complete(CompletableFuture<byte[]> answer, Propose request, List<Proposal> proposals) {
        try {
            answer.complete(sealed(request, () -> results(proposals)));
        } catch (RuntimeException | Error defect) {
            answer.completeExceptionally(defect);
        }
    }

    private ReplicaSet hosted(SetRequest request) {
        ReplicaSet set = sets.set(request.set());
        if (set == null) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "The process at " + self + " has no replica of the replica set " + request.set());
        }
        return set;
    }

    /** An answer, or why there is none, with who leads. */
    private byte[] sealed(SetRequest request, Supplier<byte[]> answering) {
        Answer<byte[]> content;
        try {
            content = new Answer.Given<>(answering.get());
        } catch (StoreException refused) {
            content = new Answer.Refused<>(refused);
        } catch (RuntimeException defect) {
            content = new Answer.Refused<>(
                    new StoreException(ErrorCode.INTERNAL, "A request failed because of a defect: " + defect, defect));
        }
        return new SetAnswer(sets.leader(request.set()), sets.appliedIndex(request.set()), content).encode();
    }

    private byte[] answer(SetRequest request, ReplicaSet set) {
        if (request instanceof Rest rest) {
            return rest(rest.ticket());
        } else if (request instanceof Items items) {
            return items(set, items);
        } else if (request instanceof ReadPage read) {
            return page(set, read);
        } else if (request instanceof AwaitIndexes indexes) {
            awaitIndexes(set, indexes);
            return new byte[0];
        } else if (request instanceof Sizes sizes) {
            return SizeList.encode(set.sizes(sizes.table()));
        } else if (request instanceof Load load) {
            return LoadAnswer.encode(set.load(load.partition()));
        }
        // Who leads, which every answer says.
        return new byte[0];
    }

    private byte[] results(List<Proposal> proposals) {
        List<byte[]> results = new ArrayList<>(proposals.size());
        long bytes = 0;
        for (int i = 0; i < proposals.size(); i++) {
            byte[] result = ResultEncoding.encode(result(proposals.get(i)));
            bytes += result.length + 5L;
            if (bytes > answerBytes && i > 0) {
                // What was awaited once can be awaited again.
                return ResultList.encode(results, unclaimed.keep(proposals.subList(i, proposals.size())));
            }
            results.add(result);
        }
        return ResultList.encode(results, ResultList.NO_REST);
    }

    private static Answer<Result> result(Proposal proposal) {
        try {
            return new Answer.Given<>(proposal.await());
        } catch (StoreException refused) {
            return new Answer.Refused<>(refused);
        }
    }

    private byte[] rest(long ticket) {
        List<Proposal> proposals = unclaimed.claim(ticket);
        if (proposals == null) {
            throw new StoreException(
                    ErrorCode.UNKNOWN_OUTCOME, "What came of some of the writes was asked for too late");
        }
        return results(proposals);
    }

    /** As many of the items as fit into an answer, from the first on. */
    private byte[] items(ReplicaSet set, Items request) {
        List<byte[]> keys = request.storageKeys();
        List<@Nullable Item> items = keys.size() == 1
                ? singleton(set.get(keys.get(0), request.consistent()))
                : set.getEach(keys, request.consistent());
        byte[] answer = ReadEncoding.encodeItems(new Answer.Given<>(items));
        while (answer.length > answerBytes && items.size() > 1) {
            items = items.subList(0, items.size() / 2);
            answer = ReadEncoding.encodeItems(new Answer.Given<>(items));
        }
        return answer;
    }

    private static List<@Nullable Item> singleton(@Nullable Item item) {
        List<@Nullable Item> items = new ArrayList<>(1);
        items.add(item);
        return items;
    }

    /** A page; if it does not fit into an answer, a shorter one, as if it had been full earlier. */
    private byte[] page(ReplicaSet set, ReadPage request) {
        PageRequest asked = request.page();
        PartialPage page = set.read(asked, request.consistent());
        byte[] answer = ReadEncoding.encodePage(new Answer.Given<>(page));
        while (answer.length > answerBytes && page.scannedCount() > 1) {
            PageRequest.Bounds fewer = new PageRequest.Bounds(
                    page.scannedCount() / 2, asked.bounds().bytes());
            asked = new PageRequest(asked.keyspace(), asked.range(), asked.descending(), asked.evaluation(), fewer);
            page = set.read(asked, request.consistent());
            answer = ReadEncoding.encodePage(new Answer.Given<>(page));
        }
        return answer;
    }

    /** Only the leader keeps indexes, so only it knows how far they are. */
    private void awaitIndexes(ReplicaSet set, AwaitIndexes request) {
        if (!self.equals(sets.leader(request.set()))) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "The process at " + self + " does not lead the replica set " + request.set());
        }
        set.awaitIndexes(request.table());
    }
}
