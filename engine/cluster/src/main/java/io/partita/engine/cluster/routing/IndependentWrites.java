package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several writes that do not depend on each other. They go page by page: all commands of a page are put into the log
 * before the first is waited for, so that a page costs about as many synced commits as one write. The log keeps their
 * order, also from page to page, because a page is over before the next begins.
 */
final class IndependentWrites {
    /** The bounds of a page: what one caller may have in the log at a time. */
    private static final int MAX_COMMANDS = 500;

    private static final long MAX_WEIGHT = 4L << 20;

    private final Tables tables;
    private final WriteProposals proposals;
    private final ItemWrites itemWrites;

    /** @param itemWrites does by itself what was not where it was looked for */
    IndependentWrites(Tables tables, WriteProposals proposals, ItemWrites itemWrites) {
        this.tables = tables;
        this.proposals = proposals;
        this.itemWrites = itemWrites;
    }

    List<WriteOutcome> write(List<WriteRequest> writes) {
        List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
        while (outcomes.size() < writes.size()) {
            outcomes.addAll(writePage(writes.subList(outcomes.size(), writes.size())));
        }
        return outcomes;
    }

    /** Does as many of the writes as one page holds, from the first on, and at least one. */
    private List<WriteOutcome> writePage(List<WriteRequest> writes) {
        List<Entry> page = new ArrayList<>(Math.min(writes.size(), MAX_COMMANDS));
        long weight = 0;
        for (int i = 0; i < writes.size() && page.size() < MAX_COMMANDS && weight < MAX_WEIGHT; i++) {
            Entry entry = prepare(writes.get(i));
            page.add(entry);
            weight += entry.prepared() == null ? 0 : entry.prepared().command().weight();
        }
        return outcomes(page);
    }

    /** A write of a page: what was made of it, or why it cannot be done. */
    private record Entry(
            @Nullable PreparedWrite prepared, @Nullable StoreException refusal) {}

    private Entry prepare(WriteRequest request) {
        try {
            return new Entry(PreparedWrite.of(tables.table(request.table()), request), null);
        } catch (StoreException refusal) {
            return new Entry(null, refusal);
        }
    }

    private List<WriteOutcome> outcomes(List<Entry> page) {
        List<PreparedWrite> prepared = new ArrayList<>(page.size());
        for (Entry entry : page) {
            if (entry.prepared() != null) {
                prepared.add(entry.prepared());
            }
        }
        List<WriteOutcome> done = propose(prepared);
        List<WriteOutcome> outcomes = new ArrayList<>(page.size());
        int next = 0;
        for (Entry entry : page) {
            outcomes.add(entry.refusal() != null ? new WriteOutcome.Failed(entry.refusal()) : done.get(next++));
        }
        return outcomes;
    }

    private List<WriteOutcome> propose(List<PreparedWrite> writes) {
        if (writes.isEmpty()) {
            return List.of();
        }
        List<Proposal> proposed = proposals.propose(writes);
        List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
        for (int i = 0; i < writes.size(); i++) {
            outcomes.add(outcome(writes.get(i), proposed.get(i)));
        }
        for (int i = 0; i < writes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Failed failed
                    && failed.failure().code() == ErrorCode.MOVED) {
                outcomes.set(i, follow(i, writes, outcomes));
            }
        }
        return outcomes;
    }

    private static WriteOutcome outcome(PreparedWrite write, Proposal proposal) {
        try {
            return new WriteOutcome.Done(ItemWrites.outcome(write, proposal));
        } catch (StoreException failure) {
            return new WriteOutcome.Failed(failure);
        }
    }

    /** Does a write by itself that was not where it was looked for, unless it would come behind a later one on its item. */
    private WriteOutcome follow(int position, List<PreparedWrite> writes, List<WriteOutcome> outcomes) {
        byte[] storageKey = writes.get(position).command().storageKey();
        for (int i = position + 1; i < writes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Done
                    && Arrays.equals(storageKey, writes.get(i).command().storageKey())) {
                return new WriteOutcome.Failed(new StoreException(
                        ErrorCode.UNAVAILABLE,
                        "The item was being moved; a later write of the same call to it is done already"));
            }
        }
        try {
            return new WriteOutcome.Done(itemWrites.write(writes.get(position).request()));
        } catch (StoreException failure) {
            return new WriteOutcome.Failed(failure);
        }
    }
}
