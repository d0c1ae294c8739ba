package io.partita.faults.consensus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a leader knows of the other members. */
final class Followers {
    private final SimulatedSet set;
    private final Map<Member, Follower> followers = new LinkedHashMap<>();

    Followers(SimulatedSet set) {
        this.set = set;
    }

    void add(Member member, long next, long now) {
        followers.put(member, new Follower(next, now));
    }

    void remove(Member member) {
        followers.remove(member);
    }

    void clear() {
        followers.clear();
    }

    Set<Member> members() {
        return followers.keySet();
    }

    @Nullable
    Follower of(Member member) {
        return followers.get(member);
    }

    /** How many of those who have a vote have answered since a moment. */
    long heardSince(long moment) {
        return followers.entrySet().stream()
                .filter(each -> set.hasVote(each.getKey()) && each.getValue().heard > moment)
                .count();
    }

    /**
     * Up to which entry a majority has the same on disk.
     *
     * @param own up to which the leader has
     */
    long onDiskOfMajority(long own) {
        List<Long> durable = new ArrayList<>();
        durable.add(own);
        followers.forEach((member, follower) -> {
            if (set.hasVote(member)) {
                durable.add(follower.match);
            }
        });
        durable.sort(null);
        return durable.size() < set.majority() ? 0 : durable.get(durable.size() - set.majority());
    }
}
