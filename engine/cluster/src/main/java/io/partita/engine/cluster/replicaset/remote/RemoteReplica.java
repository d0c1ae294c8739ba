package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.command.encoding.ReadEncoding;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.cluster.replicaset.PartitionLoad;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The replica of a set in another process: asks it, once, and waits for the answer, except that proposals are on their way
 * before they are waited for. Whatever the answer is, it says who leads.
 */
final class RemoteReplica implements ReplicaSet {
    private final int set;
    private final Address address;
    private final Outlook outlook;
    private final Leadership leadership;
    private final SeenIndex seen;

    RemoteReplica(int set, Address address, Outlook outlook, Leadership leadership, SeenIndex seen) {
        this.set = set;
        this.address = address;
        this.outlook = outlook;
        this.leadership = leadership;
        this.seen = seen;
    }

    @Override
    public List<Proposal> propose(List<Command> commands) {
        CompletableFuture<byte[]> answer;
        try {
            answer = send(new SetRequest.Propose(set, commands));
        } catch (StoreException tooLarge) {
            return Collections.nCopies(commands.size(), Proposal.failed(tooLarge));
        }
        RemoteProposals proposals = new RemoteProposals(this, commands.size(), answer);
        List<Proposal> each = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            int position = i;
            each.add(() -> proposals.await(position));
        }
        return each;
    }

    @Override
    public @Nullable Item get(byte[] storageKey, boolean consistent) {
        return getEach(List.of(storageKey), consistent).get(0);
    }

    @Override
    public List<@Nullable Item> getEach(List<byte[]> storageKeys, boolean consistent) {
        List<@Nullable Item> items = new ArrayList<>(storageKeys.size());
        while (items.size() < storageKeys.size()) {
            List<byte[]> left = storageKeys.subList(items.size(), storageKeys.size());
            List<@Nullable Item> some = ask(
                    new SetRequest.Items(set, left, consistent),
                    content -> ReadEncoding.decodeItems(content).get());
            if (some.isEmpty() || some.size() > left.size()) {
                throw new StoreException(
                        ErrorCode.CORRUPTION,
                        "The process at " + address + " answered with " + some.size() + " items for " + left.size()
                                + " keys");
            }
            items.addAll(some);
        }
        return items;
    }

    @Override
    public PartialPage read(PageRequest request, boolean consistent) {
        return ask(
                new SetRequest.ReadPage(set, request, consistent),
                content -> ReadEncoding.decodePage(content).get());
    }

    @Override
    public void awaitIndexes(int table) {
        byte[] unused = ask(new SetRequest.AwaitIndexes(set, table), content -> content);
    }

    @Override
    public Map<Integer, Size> sizes(int table) {
        return ask(new SetRequest.Sizes(set, table), SizeList::decode);
    }

    @Override
    public PartitionLoad load(int partition) {
        return ask(new SetRequest.Load(set, partition), LoadAnswer::decode);
    }

    /** Has it say who leads. */
    void greet() {
        byte[] unused = ask(new SetRequest.Leader(set), content -> content);
    }

    private <T> T ask(SetRequest request, Function<byte[], T> reading) {
        return reading.apply(await(send(request)));
    }

    private CompletableFuture<byte[]> send(SetRequest request) {
        return outlook.messenger()
                .send(
                        address,
                        SetRequestEncoding.encode(request),
                        outlook.patience().request());
    }

    /**
     * The content of an answer.
     *
     * @throws StoreException why there is none
     */
    private byte[] await(CompletableFuture<byte[]> sent) {
        outlook.patience().waiting().until(sent);
        byte[] bytes = bytes(sent);
        SetAnswer answer = readable(() -> SetAnswer.decode(bytes));
        leadership.hear(address, answer.leader());
        seen.see(answer.applied());
        return answer.content().get();
    }

    private byte[] bytes(CompletableFuture<byte[]> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw unknown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(e);
        }
    }

    /** What came of commands, of which as many were sent. */
    List<Answer<Result>> results(CompletableFuture<byte[]> sent, int count) {
        List<Answer<Result>> results = new ArrayList<>(count);
        try {
            byte[] content = await(sent);
            ResultList some = readable(() -> ResultList.decode(content));
            results.addAll(some.results());
            while (some.ticket() != ResultList.NO_REST && results.size() < count) {
                long ticket = some.ticket();
                some = readable(() -> rest(ticket));
                results.addAll(some.results());
            }
            if (results.size() != count) {
                results.clear();
                throw unknown(new IllegalStateException("the answer has not as many results as there were commands"));
            }
        } catch (StoreException failure) {
            while (results.size() < count) {
                results.add(new Answer.Refused<>(failure));
            }
        }
        return results;
    }

    private ResultList rest(long ticket) {
        byte[] content = await(send(new SetRequest.Rest(set, ticket)));
        return ResultList.decode(content);
    }

    /** What is read, if it can be: that it cannot says nothing about what the other process has done. */
    private <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StoreException unreadable) {
            throw unknown(unreadable);
        }
    }

    private StoreException unknown(Exception cause) {
        return new StoreException(
                ErrorCode.UNKNOWN_OUTCOME,
                "The process at " + address + " was asked, and it is not known what came of it: " + cause.getMessage(),
                cause);
    }
}
