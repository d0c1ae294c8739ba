package io.partita.faults.consensus;

import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Applies entries to the replica of a member, and tells those who wait for that: proposals, and reads. */
final class Applying {
    private final MemberLog log;
    private final MemberStore store;
    private final NavigableMap<Long, SimulatedProposal> pending = new TreeMap<>();
    private final NavigableMap<Long, List<CompletableFuture<Boolean>>> waiting = new TreeMap<>();

    Applying(MemberLog log, MemberStore store) {
        this.log = log;
        this.store = store;
    }

    /** Somebody waits for what comes of an entry. */
    void expect(long index, SimulatedProposal proposal) {
        pending.put(index, proposal);
    }

    /** What comes of an entry and those behind it is not known here any more. */
    void abandon(long from, String why) {
        NavigableMap<Long, SimulatedProposal> abandoned = pending.tailMap(from, true);
        List<SimulatedProposal> proposals = List.copyOf(abandoned.values());
        abandoned.clear();
        proposals.forEach(proposal -> proposal.leaveUnknown(why));
    }

    /** Applies as many entries as follow on what was applied. */
    void apply(int count) {
        long first = store.replica().appliedIndex() + 1;
        List<@Nullable Answer<Result>> answers = store.apply(log.from(first, count));
        for (int i = 0; i < answers.size(); i++) {
            SimulatedProposal proposal = pending.remove(first + i);
            Answer<Result> answer = answers.get(i);
            if (proposal != null && answer != null) {
                proposal.end(answer);
            }
        }
        tell();
    }

    /** When everything up to an index has been applied. */
    CompletableFuture<Boolean> applied(long index) {
        CompletableFuture<Boolean> applied = new CompletableFuture<>();
        waiting.computeIfAbsent(index, any -> new ArrayList<>()).add(applied);
        tell();
        return applied;
    }

    /** Tells those whose turn has come. */
    void tell() {
        Map<Long, List<CompletableFuture<Boolean>>> reached =
                waiting.headMap(store.replica().appliedIndex(), true);
        List<CompletableFuture<Boolean>> all =
                reached.values().stream().flatMap(List::stream).toList();
        reached.clear();
        all.forEach(each -> each.complete(true));
    }

    /** Nobody is told anything any more. */
    void forget() {
        pending.clear();
        waiting.clear();
    }
}
