package io.partita.faults.history;

import io.partita.faults.history.Moments.Moment;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether some operations can have been done one after the other, each at a moment between its call and its answer.
 *
 * <p>The search of Wing and Gong ("Testing and verifying concurrent objects", Journal of Parallel and Distributed Computing,
 * 1993), which tries every order that the times allow, as Lowe has it ("Testing for linearizability", Concurrency and
 * Computation, 2017): what has been done and the state that it left are remembered, and not gone on from twice. To be used for
 * one item at a time, because a history is linearizable if it is for every item (P-compositionality; Horn and Kroening, "Faster
 * linearizability checking via P-compositionality", FORTE 2015). For one thread.
 *
 * @param <S> states of an item
 */
public final class LinearizabilityCheck<S> {
    private final List<Operation<S>> operations;
    private final S initial;
    private final int most;
    private final Set<Configuration<S>> seen = new HashSet<>();
    private int answeredMost = -1;
    private String obstacle = "";

    /** Which operations have been done, and what they left. */
    private record Configuration<S>(BitSet done, S state) {}

    /** An operation that has been chosen as the next, and the state before it. */
    private record Choice<S>(Moment<S> call, S before) {}

    /**
     * A check to be made once.
     *
     * @param most how many configurations are tried before it is left undecided
     */
    public LinearizabilityCheck(S initial, List<Operation<S>> operations, int most) {
        this.initial = initial;
        this.operations = List.copyOf(operations);
        this.most = most;
    }

    public Verdict verdict() {
        int left = (int) operations.stream().filter(Operation::isAnswered).count();
        Moments<S> moments = new Moments<>(operations);
        Deque<Choice<S>> choices = new ArrayDeque<>();
        BitSet done = new BitSet(operations.size());
        S state = initial;
        Moment<S> moment = moments.first();
        // What was never answered need not have been done.
        while (left > 0) {
            if (moment != null && moment.isCall()) {
                S after = after(moment, state, done);
                if (after == null) {
                    moment = moment.next();
                    continue;
                }
                choices.push(new Choice<>(moment, state));
                state = after;
                left -= count(moment);
                moments.takeOut(moment);
                moment = moments.first();
            } else {
                // Whatever answers here must have been done by now, so one of the choices was wrong.
                remember(choices.size(), moment, state);
                if (choices.isEmpty()) {
                    return Verdict.NOT_LINEARIZABLE;
                } else if (seen.size() > most) {
                    return Verdict.UNDECIDED;
                }
                Choice<S> wrong = choices.pop();
                state = wrong.before();
                done.clear(wrong.call().number());
                left += count(wrong.call());
                moments.putBack(wrong.call());
                moment = wrong.call().next();
            }
        }
        return Verdict.LINEARIZABLE;
    }

    private int count(Moment<S> call) {
        return call.operation().isAnswered() ? 1 : 0;
    }

    /** The state after an operation, which is done then; null if it cannot be the next, or need not be tried again. */
    private @Nullable S after(Moment<S> call, S state, BitSet done) {
        S after = call.operation().step().after(state);
        if (after == null) {
            return null;
        }
        done.set(call.number());
        if (seen.add(new Configuration<>((BitSet) done.clone(), after))) {
            return after;
        }
        done.clear(call.number());
        return null;
    }

    private void remember(int chosen, @Nullable Moment<S> moment, S state) {
        if (chosen > answeredMost && moment != null) {
            answeredMost = chosen;
            obstacle = moment.operation() + ", in the state " + state;
        }
    }

    /** How far the search came at best: what could not be explained, after how many operations. */
    public String obstacle() {
        return "after " + answeredMost + " of " + operations.size() + " operations: " + obstacle;
    }
}
