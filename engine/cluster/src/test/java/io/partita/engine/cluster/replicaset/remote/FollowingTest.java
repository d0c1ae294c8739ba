package io.partita.engine.cluster.replicaset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.command.encoding.ReadEncoding;
import io.partita.engine.cluster.command.encoding.ResultEncoding;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a replica set asks, and what it sends again, without sockets and clocks. */
class FollowingTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final Command WRITE = new ItemCommand.DeleteItem(KEY, null, false);
    private static final Item ITEM = Samples.item("pk", "found");

    private final ScriptedMembers members = new ScriptedMembers();

    private static StoreException failure(ErrorCode code) {
        return new StoreException(code, "as the test says");
    }

    private static Function<SetRequest, SetAnswer> failing(ErrorCode code) {
        return request -> {
            throw failure(code);
        };
    }

    /** Does not lead, and knows or does not know who does. */
    private static Function<SetRequest, SetAnswer> following(int leader) {
        return request -> new SetAnswer(
                leader == 0 ? null : ScriptedMembers.address(leader),
                0,
                request instanceof SetRequest.Propose propose
                        ? results(propose.commands().stream()
                                .map(command -> failure(ErrorCode.UNAVAILABLE))
                                .toList())
                        : items());
    }

    private static Function<SetRequest, SetAnswer> leading(int self) {
        return request -> new SetAnswer(
                ScriptedMembers.address(self),
                0,
                request instanceof SetRequest.Propose propose
                        ? results(new ArrayList<>(
                                Collections.nCopies(propose.commands().size(), null)))
                        : items());
    }

    private static Answer<byte[]> items() {
        return new Answer.Given<>(ReadEncoding.encodeItems(new Answer.Given<>(List.of(ITEM))));
    }

    /** @param failures null for what was done */
    private static Answer<byte[]> results(List<@Nullable StoreException> failures) {
        List<byte[]> results = new ArrayList<>();
        for (StoreException failure : failures) {
            results.add(ResultEncoding.encode(
                    failure == null ? new Answer.Given<>(Result.Done.DONE) : new Answer.Refused<Result>(failure)));
        }
        return new Answer.Given<>(ResultList.encode(results, ResultList.NO_REST));
    }

    private static ErrorCode refusal(Proposal proposal) {
        return catchThrowableOfType(StoreException.class, proposal::await).code();
    }

    private static Proposal write(RemoteReplicaSet set) {
        return set.propose(List.of(WRITE)).get(0);
    }

    @Test
    void theLeaderIsFollowedAndRemembered() {
        members.member(1, following(3));
        members.member(2, following(3));
        members.member(3, leading(3));
        RemoteReplicaSet set = members.set();
        assertThat(write(set).await()).isEqualTo(Result.Done.DONE);
        assertThat(write(set).await()).isEqualTo(Result.Done.DONE);
        assertThat(set.get(KEY, true)).isEqualTo(ITEM);
        assertThat(members.asked()).containsExactly(1, 3, 3, 3);
        assertThat(members.elapsed()).isZero();
    }

    /** The others have not noticed yet that it is gone. */
    @Test
    void aLeaderThatCannotBeAskedIsWaitedForWhileAnotherOneIsElected() {
        AtomicInteger attempts = new AtomicInteger();
        members.member(1, failing(ErrorCode.UNAVAILABLE));
        members.member(2, request -> (attempts.incrementAndGet() < 6 ? following(1) : leading(2)).apply(request));
        members.member(3, following(1));
        assertThat(write(members.set()).await()).isEqualTo(Result.Done.DONE);
        assertThat(members.asked()).contains(1, 2, 3);
        assertThat(members.elapsed()).isPositive();
    }

    @Test
    void nobodyIsAskedForEver() {
        members.member(1, failing(ErrorCode.UNAVAILABLE));
        members.member(2, following(0));
        RemoteReplicaSet set = members.set();
        assertThat(refusal(write(set))).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(members.elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
        assertThat(members.asked().size()).as("with pauses").isLessThan(200);
    }

    @Test
    void aWriteOfWhichTheOutcomeIsUnknownIsNotSentAgain() {
        members.member(1, failing(ErrorCode.UNKNOWN_OUTCOME));
        members.member(2, leading(2));
        assertThat(refusal(write(members.set()))).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        assertThat(members.asked()).containsExactly(1);
    }

    @Test
    void anAnswerThatCannotBeReadLeavesTheOutcomeUnknown() {
        members.member(1, request -> new SetAnswer(null, 0, new Answer.Given<>(new byte[] {1, 2, 3})));
        assertThat(refusal(write(members.set()))).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        members.member(1, request -> new SetAnswer(null, 0, results(List.of())));
        assertThat(refusal(write(members.set()))).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        assertThat(members.asked()).containsExactly(1, 1);
    }

    @Test
    void aReadIsSentAgainWhateverHappenedToIt() {
        members.member(1, failing(ErrorCode.UNKNOWN_OUTCOME));
        members.member(2, failing(ErrorCode.UNAVAILABLE));
        members.member(3, leading(3));
        assertThat(members.set().get(KEY, true)).isEqualTo(ITEM);
        assertThat(members.set().get(KEY, false)).isEqualTo(ITEM);
        assertThat(members.asked()).containsExactly(1, 2, 3, 1, 2, 3);
    }

    private static Function<SetRequest, SetAnswer> withoutIt(int leader) {
        return request ->
                new SetAnswer(ScriptedMembers.address(leader), 0, new Answer.Refused<>(failure(ErrorCode.MOVED)));
    }

    @Test
    void whatIsElsewhereIsNotLookedForHere() {
        members.member(1, withoutIt(2));
        members.member(2, withoutIt(2));
        members.member(3, leading(3));
        RemoteReplicaSet set = members.set();
        StoreException moved = catchThrowableOfType(StoreException.class, () -> set.get(KEY, false));
        assertThat(moved.code()).isEqualTo(ErrorCode.MOVED);
        assertThat(refusal(write(set))).isEqualTo(ErrorCode.MOVED);
        assertThat(members.asked()).as("a replica, the leader, the leader").containsExactly(1, 2, 2);
    }

    @Test
    void aReplicaThatLagsBehindDoesNotSayWhatIsHosted() {
        members.member(1, withoutIt(2));
        members.member(2, leading(2));
        assertThat(members.set().get(KEY, false)).isEqualTo(ITEM);
        assertThat(members.asked()).containsExactly(1, 2);
    }

    /** Otherwise the first of three writes to an item could come after the second. */
    @Test
    void onlyTheEndOfACallIsSentAgain() {
        StoreException unavailable = failure(ErrorCode.UNAVAILABLE);
        List<Integer> sent = new ArrayList<>();
        members.member(1, request -> {
            List<@Nullable StoreException> failures = new ArrayList<>();
            failures.add(unavailable);
            failures.add(null);
            failures.add(unavailable);
            failures.add(unavailable);
            return new SetAnswer(ScriptedMembers.address(2), 0, results(failures));
        });
        members.member(2, request -> {
            sent.add(((SetRequest.Propose) request).commands().size());
            return leading(2).apply(request);
        });
        List<Proposal> proposals = members.set().propose(List.of(WRITE, WRITE, WRITE, WRITE));
        assertThat(refusal(proposals.get(0))).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(proposals.subList(1, 4))
                .allSatisfy(done -> assertThat(done.await()).isEqualTo(Result.Done.DONE));
        assertThat(sent).containsExactly(2);
        assertThat(members.asked()).containsExactly(1, 2);
    }

    @Test
    void proposalsAreOnTheirWayBeforeTheyAreWaitedFor() {
        members.member(1, leading(1));
        List<Proposal> proposals = members.set().propose(List.of(WRITE, WRITE));
        assertThat(members.asked()).containsExactly(1);
        assertThat(proposals).allSatisfy(done -> assertThat(done.await()).isEqualTo(Result.Done.DONE));
        assertThat(members.asked()).containsExactly(1);
    }

    @Test
    void withoutMembersNothingIsThere() {
        RemoteReplicaSet set = members.set();
        assertThat(refusal(write(set))).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(catchThrowableOfType(StoreException.class, () -> set.get(KEY, false))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(set.leader()).isNull();
    }
}
