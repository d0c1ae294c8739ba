package io.partita.faults.consensus;

import io.partita.engine.cluster.partition.Replica;
import io.partita.faults.defect.Defect;
import io.partita.faults.network.Network;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The members of a simulated group, and their elections. */
public final class SimulatedSet {
    private static final Duration ELECTION_CHECK = Duration.ofMillis(150);
    private static final Duration SYNC = Duration.ofNanos(200_000);
    private static final Duration APPLY = Duration.ofNanos(100_000);
    private static final int THOUSAND = 1_000;

    private final int id;
    private final Network network;
    private final Defect defect;
    private final List<Member> members = new ArrayList<>();
    private final Set<Member> voters = new LinkedHashSet<>();
    private final Map<Member, Duration> slow = new HashMap<>();
    private int needlessElectionsPerThousand;
    private int lostAnswersPerThousand;

    /** @param founders the sites of those who agree from the beginning */
    public SimulatedSet(int id, List<Integer> founders, Network network, Defect defect) {
        this.id = id;
        this.network = network;
        this.defect = defect;
        founders.forEach(site -> voters.add(join(site)));
        checkLater();
    }

    /** A member that has no vote: it is told everything. */
    public void addListener(int site) {
        Member unused = join(site);
    }

    private Member join(int site) {
        for (Member member : members) {
            if (member.site() == site) {
                return member;
            }
        }
        Member joined = new Member(this, site);
        members.add(joined);
        members.forEach(member -> member.takeIn(joined));
        return joined;
    }

    /** A member is removed with all that it has; it must not have a vote. */
    public void leave(int site) {
        Member gone = member(site);
        if (voters.contains(gone)) {
            throw new IllegalStateException("a member that has a vote does not leave");
        }
        gone.crash();
        members.remove(gone);
        members.forEach(member -> member.forget(gone));
    }

    /**
     * Gives the votes to others, all at once: it is as if the two steps of joint consensus came one right after the other. False if
     * there is no leader whom all of them hear, or if one of them has not got what is committed.
     */
    public boolean changeVoters(List<Integer> sites) {
        Optional<Member> leader = latestLeader();
        if (leader.isEmpty() || !isLed() || !sites.stream().allMatch(this::hasMember)) {
            return false;
        }
        List<Member> next = sites.stream().map(this::member).toList();
        Member leading = leader.get();
        if (!next.stream().allMatch(member -> hear(leading, member) && member.hasCommitted(leading))) {
            return false;
        }
        network.scheduler().note("change of members", "set " + id + ": the votes go to " + sites);
        voters.clear();
        voters.addAll(next);
        if (!voters.contains(leading)) {
            leading.stepDown(leading.term());
        }
        return true;
    }

    public boolean hasMember(int site) {
        return members.stream().anyMatch(member -> member.site() == site);
    }

    boolean hasVote(Member member) {
        return voters.contains(member);
    }

    public int id() {
        return id;
    }

    public List<Integer> sites() {
        return members.stream().map(Member::site).toList();
    }

    Network network() {
        return network;
    }

    Defect defect() {
        return defect;
    }

    List<Member> members() {
        return members;
    }

    int majority() {
        return voters.size() / 2 + 1;
    }

    Member member(int site) {
        return members.stream()
                .filter(member -> member.site() == site)
                .findFirst()
                .orElseThrow();
    }

    /** The group as the process at a site has it, from when it is started to when it stops. */
    public SimulatedGroup group(int site) {
        return new SimulatedGroup(this, member(site));
    }

    /** The process at a site has been killed. */
    public void crash(int site) {
        member(site).crash();
    }

    /** Cuts the log of a member off behind a snapshot, so that whoever lacks what was before needs the snapshot. */
    public void compact(int site) {
        if (network.isUp(site) && hasMember(site)) {
            member(site).compact();
        }
    }

    /** How often it goes wrong: leaders that are replaced although they live, and answers that get lost. */
    public void disturb(int electionsPerThousandChecks, int answersPerThousand) {
        needlessElectionsPerThousand = electionsPerThousandChecks;
        lostAnswersPerThousand = answersPerThousand;
    }

    /** Has a member apply slowly from here on. */
    public void lag(int site, Duration applyTime) {
        slow.put(member(site), applyTime);
    }

    /** Nothing goes wrong from here on. */
    public void heal() {
        slow.clear();
        disturb(0, 0);
    }

    Duration syncTime() {
        return SYNC;
    }

    Duration applyTime(Member member) {
        return slow.getOrDefault(member, APPLY);
    }

    boolean losesAnswer() {
        return random().nextInt(THOUSAND) < lostAnswersPerThousand;
    }

    private Random random() {
        return network.scheduler().random();
    }

    private void checkLater() {
        Scheduler scheduler = network.scheduler();
        scheduler.after(scheduler.about(ELECTION_CHECK), "election check of set " + id, () -> {
            if (!isLed() || random().nextInt(THOUSAND) < needlessElectionsPerThousand) {
                elect();
            }
            checkLater();
        });
    }

    /** Whether somebody leads whom a majority hears and who has not been replaced unnoticed. */
    private boolean isLed() {
        Optional<Member> latest = latestLeader();
        return latest.isPresent()
                && voters.stream()
                                .filter(member -> hear(latest.get(), member)
                                        && member.term() <= latest.get().term())
                                .count()
                        >= majority();
    }

    private Optional<Member> latestLeader() {
        return voters.stream()
                .filter(member -> member.isUp() && member.leads())
                .reduce((one, other) -> one.term() > other.term() ? one : other);
    }

    private boolean hear(Member one, Member other) {
        return one.isUp() && other.isUp() && network.isConnected(one.site(), other.site());
    }

    /** Has a member elected that a majority hears and that lacks nothing that they have. A leader need not take part. */
    private void elect() {
        Member candidate = List.copyOf(voters).get(random().nextInt(voters.size()));
        boolean withoutLeader = random().nextBoolean();
        List<Member> ayes = voters.stream()
                .filter(member -> hear(candidate, member) && isUpToDate(candidate, member))
                .filter(member -> member == candidate || !(withoutLeader && member.leads()))
                .toList();
        if (ayes.size() >= majority()) {
            long term = 1 + ayes.stream().mapToLong(Member::term).max().orElseThrow();
            for (Member voter : ayes) {
                if (voter != candidate) {
                    voter.follow(candidate, term);
                }
            }
            candidate.lead(term);
        }
    }

    private static boolean isUpToDate(Member candidate, Member voter) {
        long own = candidate.log().lastTerm();
        long other = voter.log().lastTerm();
        return own > other
                || (own == other && candidate.log().last() >= voter.log().last());
    }

    /** Whether all who have a vote are up, one leads, and all who are up have applied everything. */
    public boolean isSettled() {
        Optional<Member> leader = latestLeader();
        return leader.isPresent()
                && members.stream().filter(Member::leads).count() == 1
                && voters.stream().allMatch(Member::isUp)
                && members.stream()
                        .filter(Member::isUp)
                        .allMatch(member -> member.isAt(leader.get().log().last()));
    }

    /** The sites of those who have a vote. */
    public List<Integer> voters() {
        return voters.stream().map(Member::site).sorted().toList();
    }

    /** The replicas of the members that are up. */
    public List<Replica> replicas() {
        return members.stream()
                .filter(Member::isUp)
                .map(member -> member.store().replica())
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("set " + id + ":");
        for (Member member : members) {
            text.append(" [site ")
                    .append(member.site())
                    .append(hasVote(member) ? "" : " without a vote")
                    .append(member.isUp() ? member.leads() ? " leads" : " up" : " down")
                    .append(", term ")
                    .append(member.term())
                    .append(", log to ")
                    .append(member.log().last())
                    .append(", applied ")
                    .append(member.store().replica().appliedIndex())
                    .append(']');
        }
        return text.toString();
    }
}
