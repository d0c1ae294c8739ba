package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final ReplicationGroup group;
    private final WriteAdmission admission;

    IndependentWrites(Tables tables, ReplicationGroup group, WriteAdmission admission) {
        this.tables = tables;
        this.group = group;
        this.admission = admission;
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
        Admissions admissions = new Admissions();
        long weight = 0;
        for (int i = 0; i < writes.size() && page.size() < MAX_COMMANDS && weight < MAX_WEIGHT; i++) {
            Entry entry = prepare(writes.get(i), admissions);
            page.add(entry);
            weight += entry.prepared() == null ? 0 : entry.prepared().command().weight();
        }
        return outcomes(page);
    }

    /** A write of a page: what was made of it, or why it cannot be done. */
    private record Entry(
            @Nullable PreparedWrite prepared, @Nullable StoreException refusal) {}

    private Entry prepare(WriteRequest request, Admissions admissions) {
        try {
            PreparedWrite prepared = PreparedWrite.of(tables.table(request.table()), request);
            admissions.admit(prepared);
            return new Entry(prepared, null);
        } catch (StoreException refusal) {
            return new Entry(null, refusal);
        }
    }

    private List<WriteOutcome> outcomes(List<Entry> page) {
        List<PreparedWrite> admitted = new ArrayList<>(page.size());
        for (Entry entry : page) {
            if (entry.prepared() != null) {
                admitted.add(entry.prepared());
            }
        }
        List<WriteOutcome> done = propose(admitted);
        List<WriteOutcome> outcomes = new ArrayList<>(page.size());
        int next = 0;
        for (Entry entry : page) {
            outcomes.add(entry.refusal() != null ? new WriteOutcome.Failed(entry.refusal()) : done.get(next++));
        }
        return outcomes;
    }

    private List<WriteOutcome> propose(List<PreparedWrite> writes) {
        List<Command> commands = new ArrayList<>(writes.size());
        writes.forEach(write -> commands.add(write.command()));
        List<Proposal> proposals;
        try {
            proposals = group.propose(commands);
        } catch (StoreException notTaken) {
            return writes.stream()
                    .<WriteOutcome>map(write -> new WriteOutcome.Failed(notTaken))
                    .toList();
        }
        List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
        for (int i = 0; i < writes.size(); i++) {
            outcomes.add(outcome(writes.get(i), proposals.get(i)));
        }
        return outcomes;
    }

    private static WriteOutcome outcome(PreparedWrite write, Proposal proposal) {
        try {
            return new WriteOutcome.Done(write.response(ItemWrites.written(proposal.await())));
        } catch (StoreException failure) {
            return new WriteOutcome.Failed(failure);
        }
    }

    /** The admissions of a page: a partition is asked once, so that one that is held back is waited for once. */
    private final class Admissions {
        private final Map<Integer, @Nullable StoreException> asked = new HashMap<>();

        void admit(PreparedWrite write) {
            int partition = write.command().target().partition();
            if (write.table().globalIndexes().isEmpty()) {
                return;
            }
            if (!asked.containsKey(partition)) {
                asked.put(partition, ask(partition));
            }
            StoreException refusal = asked.get(partition);
            if (refusal != null) {
                throw refusal;
            }
        }

        private @Nullable StoreException ask(int partition) {
            try {
                admission.beforeWrite(partition);
                return null;
            } catch (StoreException refusal) {
                return refusal;
            }
        }
    }
}
