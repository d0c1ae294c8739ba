package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way into the log of a set, whoever leads it. They are sent at once; whoever waits for the first result
 * looks for the leader, if they were sent to somebody else.
 *
 * <p>Sent again is only what certainly did not happen, and only if nothing behind it was answered otherwise, so that commands stay
 * in their order.
 */
final class FollowedProposals {
    private final MemberReplicas members;
    private final List<Command> commands;
    private final Search search;
    private Address asked;
    private final List<Proposal> sent;
    private @Nullable List<Answer<Result>> results;

    private FollowedProposals(MemberReplicas members, List<Command> commands) {
        this.members = members;
        this.commands = commands;
        this.search = members.search();
        this.asked = search.next(members.leader());
        this.sent = members.replica(asked).propose(commands);
    }

    /**
     * Sends commands.
     *
     * @throws StoreException UNAVAILABLE if nobody is known to whom
     */
    static List<Proposal> of(MemberReplicas members, List<Command> commands) {
        FollowedProposals followed = new FollowedProposals(members, commands);
        List<Proposal> proposals = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            int position = i;
            proposals.add(() -> followed.await(position));
        }
        return proposals;
    }

    private synchronized Result await(int position) {
        if (results == null) {
            results = follow();
        }
        return results.get(position).get();
    }

    private List<Answer<Result>> follow() {
        List<Answer<Result>> all = outcomes(sent);
        members.saw(asked);
        for (int from = firstToRepeat(all); from < all.size(); from = firstToRepeat(all)) {
            members.refused(asked);
            if (!search.goesOn()) {
                return all;
            }
            asked = search.next(members.leader());
            List<Answer<Result>> again =
                    outcomes(members.replica(asked).propose(commands.subList(from, commands.size())));
            for (int i = 0; i < again.size(); i++) {
                all.set(from + i, again.get(i));
            }
            members.saw(asked);
        }
        return all;
    }

    private static List<Answer<Result>> outcomes(List<Proposal> proposals) {
        List<Answer<Result>> outcomes = new ArrayList<>(proposals.size());
        for (Proposal proposal : proposals) {
            try {
                outcomes.add(new Answer.Given<>(proposal.await()));
            } catch (StoreException failure) {
                outcomes.add(new Answer.Refused<>(failure));
            }
        }
        return outcomes;
    }

    /** From where on nothing happened because nobody was there to do it. */
    private static int firstToRepeat(List<Answer<Result>> outcomes) {
        int first = outcomes.size();
        while (first > 0
                && outcomes.get(first - 1) instanceof Answer.Refused<Result> refused
                && refused.reason().code() == ErrorCode.UNAVAILABLE) {
            first--;
        }
        return first;
    }
}
