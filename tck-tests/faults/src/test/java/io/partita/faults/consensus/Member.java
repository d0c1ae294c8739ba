package io.partita.faults.consensus;

import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.storage.OrderedStore;
import io.partita.faults.network.Network;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One member of a simulated group: its log and replica, and what it believes about who leads. Driven by events. */
final class Member {
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofMillis(150);
    private static final int MOST_ENTRIES = 64;
    private static final int MOST_APPLIED = 16;

    private final SimulatedSet set;
    private final int site;
    private final MemberLog log = new MemberLog();
    private final MemberStore store;
    private final Applying applying;
    private final Followers followers;
    private final List<Consumer<Boolean>> onLeadership = new ArrayList<>();
    private Consumer<Replica> onReplica = replica -> {};
    private long term;
    private boolean leads;
    private long leadsFrom;
    private @Nullable Member leader;
    private long commit;
    private boolean isApplying;

    /** Counts crashes, so that what was begun before one is not gone on with. */
    private int life;

    Member(SimulatedSet set, int site) {
        this.set = set;
        this.site = site;
        this.store = new MemberStore(set.id());
        this.applying = new Applying(log, store);
        this.followers = new Followers(set);
    }

    private Network network() {
        return set.network();
    }

    private Scheduler scheduler() {
        return set.network().scheduler();
    }

    int site() {
        return site;
    }

    boolean isUp() {
        return network().isUp(site);
    }

    boolean leads() {
        return leads;
    }

    long term() {
        return term;
    }

    MemberLog log() {
        return log;
    }

    MemberStore store() {
        return store;
    }

    long commit() {
        return commit;
    }

    @Nullable
    Member leader() {
        return leader;
    }

    void listen(Consumer<Boolean> leadership, Consumer<Replica> replica) {
        onLeadership.add(leadership);
        onReplica = replica;
    }

    /** Does something later, unless this member has crashed by then. */
    private void later(Duration delay, String what, Runnable event) {
        int now = life;
        scheduler().after(delay, what + " of set " + set.id() + " at " + site, () -> {
            if (life == now) {
                event.run();
            }
        });
    }

    // ---- leading

    /** Has been elected. */
    void lead(long newTerm) {
        term = newTerm;
        leads = true;
        leader = this;
        followers.clear();
        for (Member other : set.members()) {
            if (other != this) {
                followers.add(other, log.last() + 1, scheduler().nanoTime());
            }
        }
        log.append(new LogEntry(term, null));
        leadsFrom = log.last();
        scheduler().note("election", "set " + set.id() + ": " + site + " leads term " + term);
        synced(log.last(), this::advance);
        heartbeat(newTerm);
    }

    /** There is a new member. */
    void takeIn(Member joined) {
        if (leads && joined != this) {
            followers.add(joined, log.last() + 1, scheduler().nanoTime());
        }
    }

    void forget(Member gone) {
        followers.remove(gone);
    }

    /** Whether this member has on disk what another one knows to be committed. */
    boolean hasCommitted(Member other) {
        return log.durable() >= other.commit
                && (log.base() >= other.commit || log.term(other.commit) == other.log.term(other.commit));
    }

    /** Whether this member has and has applied everything up to an entry, and no more. */
    boolean isAt(long index) {
        return log.last() == index && store.replica().appliedIndex() == index;
    }

    private void heartbeat(long ofTerm) {
        if (!leads || term != ofTerm) {
            return;
        }
        long heard = 1 + followers.heardSince(scheduler().nanoTime() - LEASE.toNanos());
        if (heard < set.majority()) {
            stepDown(term);
            return;
        }
        followers.members().forEach(this::replicate);
        later(scheduler().about(HEARTBEAT), "heartbeat", () -> heartbeat(ofTerm));
    }

    /** Takes a command into the log; this member must lead. */
    void propose(byte[] command, SimulatedProposal proposal) {
        log.append(new LogEntry(term, command));
        applying.expect(log.last(), proposal);
        synced(log.last(), this::advance);
        later(
                Duration.ofNanos(100_000),
                "replication",
                () -> followers.members().forEach(this::replicate));
    }

    /** Goes on when the log is on disk up to an index, if nothing else has been elected meanwhile. */
    private void synced(long index, Runnable then) {
        long now = term;
        later(scheduler().about(set.syncTime()), "sync", () -> {
            if (term == now && log.last() >= index) {
                log.sync(index);
                then.run();
            }
        });
    }

    private void replicate(Member to) {
        Follower follower = followers.of(to);
        if (!leads || follower == null) {
            return;
        }
        if (follower.next <= log.base()) {
            sendSnapshot(to);
            return;
        }
        long previous = follower.next - 1;
        Append append =
                new Append(this, term, previous, log.term(previous), log.from(follower.next, MOST_ENTRIES), commit);
        network().send(site, to.site, "append to " + to.site, () -> to.onAppend(append));
    }

    private void onAnswer(Member from, long ofTerm, long match, long hint) {
        Follower follower = followers.of(from);
        if (ofTerm > term) {
            stepDown(ofTerm);
        } else if (leads && ofTerm == term && follower != null) {
            follower.heard = scheduler().nanoTime();
            if (match > follower.match) {
                follower.match = match;
                advance();
            }
            follower.next = match > 0 ? Math.max(follower.next, match + 1) : Math.max(1, Math.min(follower.next, hint));
            if (match == 0 || follower.next <= log.last()) {
                replicate(from);
            }
        }
    }

    /** Commits what a majority has on disk, if it is of this term, and with it what is before it. */
    private void advance() {
        long index = followers.onDiskOfMajority(log.durable());
        if (leads && set.hasVote(this) && index > commit && log.term(index) == term) {
            commit = index;
            apply();
        }
    }

    /** Does not lead any more, if it did: it has heard of a later term, or of nobody. */
    void stepDown(long newTerm) {
        term = Math.max(term, newTerm);
        leader = null;
        if (leads) {
            leads = false;
            scheduler().note("loss of leadership", "set " + set.id() + ": " + site);
            applying.abandon(0, "leadership was lost");
            later(Duration.ofMillis(1), "loss of leadership", () -> tellLeadership(leads));
        }
    }

    private void tellLeadership(boolean now) {
        onLeadership.forEach(listener -> listener.accept(now));
    }

    // ---- following

    /** Has voted for another member in a term. */
    void follow(Member elected, long newTerm) {
        if (newTerm > term || leads) {
            stepDown(newTerm);
        }
        leader = elected;
    }

    private void onAppend(Append append) {
        if (append.term() < term) {
            answer(append, 0, append.previous());
            return;
        }
        follow(append.leader(), append.term());
        if (append.previous() > log.last()
                || (append.previous() >= log.base() && log.term(append.previous()) != append.previousTerm())) {
            answer(append, 0, Math.min(log.last() + 1, append.previous()));
            return;
        }
        long index = append.previous();
        for (LogEntry entry : append.entries()) {
            index++;
            take(index, entry);
        }
        long last = append.last();
        commit = Math.max(commit, Math.min(append.commit(), last));
        apply();
        if (log.durable() >= last) {
            answer(append, last, last + 1);
        } else {
            synced(last, () -> answer(append, last, last + 1));
        }
    }

    private void take(long index, LogEntry entry) {
        if (index <= log.base() || (index <= log.last() && log.term(index) == entry.term())) {
            return;
        }
        if (index <= log.last()) {
            if (index <= commit) {
                throw new AssertionError("What was committed is to be replaced, at " + index + " of set " + set.id());
            }
            log.removeFrom(index);
            scheduler().note("loss of what was not committed", "set " + set.id() + ": " + site + " from " + index);
            applying.abandon(index, "another member has been elected");
        }
        log.append(entry);
    }

    private void answer(Append append, long match, long hint) {
        Member to = append.leader();
        long now = term;
        network().send(site, to.site, "answer to " + to.site, () -> to.onAnswer(this, now, match, hint));
    }

    // ---- snapshots

    /** Cuts the log off behind what is flushed. */
    void compact() {
        log.cutOff(store.flush());
    }

    private void sendSnapshot(Member to) {
        OrderedStore snapshot = set.defect().snapshot(store.snapshot());
        long index = store.replica().appliedIndex();
        long indexTerm = log.term(index);
        long now = term;
        network()
                .send(
                        site,
                        to.site,
                        "snapshot to " + to.site,
                        () -> to.onSnapshot(this, now, index, indexTerm, snapshot));
    }

    private void onSnapshot(Member from, long ofTerm, long index, long indexTerm, OrderedStore snapshot) {
        if (ofTerm < term) {
            return;
        }
        follow(from, ofTerm);
        if (index > store.replica().appliedIndex()) {
            scheduler().note("snapshot", "set " + set.id() + ": " + site);
            store.install(snapshot);
            log.reset(index, indexTerm);
            commit = Math.max(commit, index);
            onReplica.accept(store.replica());
            applying.tell();
        }
        long match = Math.min(index, log.durable());
        network().send(site, from.site, "answer to " + from.site, () -> from.onAnswer(this, ofTerm, match, match + 1));
    }

    // ---- applying

    private void apply() {
        if (!isApplying && commit > store.replica().appliedIndex()) {
            isApplying = true;
            later(scheduler().about(set.applyTime(this)), "apply", () -> {
                isApplying = false;
                applySome();
                apply();
            });
        }
    }

    private void applySome() {
        long first = store.replica().appliedIndex() + 1;
        int count = Math.toIntExact(
                Math.min(commit - first + 1, 1 + scheduler().random().nextInt(MOST_APPLIED)));
        if (count > 0) {
            applying.apply(count);
            if (leads && first <= leadsFrom && first + count > leadsFrom) {
                tellLeadership(true);
            }
        }
    }

    /** When everything up to an index has been applied here. */
    CompletableFuture<Boolean> applied(long index) {
        return applying.applied(index);
    }

    /** Whether the leader may say what is committed: not before it has committed something of its own. */
    boolean knowsCommit() {
        return leads && commit >= leadsFrom;
    }

    // ---- crashes

    /** Loses everything that is not on disk. */
    void crash() {
        life++;
        leads = false;
        leader = null;
        isApplying = false;
        followers.clear();
        applying.forget();
        onLeadership.clear();
        onReplica = replica -> {};
        log.loseWhatIsNotDurable();
        store.reopen();
        commit = store.replica().appliedIndex();
    }
}
