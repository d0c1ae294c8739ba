package io.partita.faults.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls and answers in the order of time, from which operations are taken out and put back again, in reverse. A list with links both
 * ways: what is taken out remembers where it was.
 *
 * @param <S> states
 */
final class Moments<S> {
    private final Moment<S> head = new Moment<>(null, -1, false);

    /** A call or an answer. */
    static final class Moment<S> {
        private final @Nullable Operation<S> operation;
        private final int number;
        private final boolean isCall;
        private @Nullable Moment<S> answer;
        private @Nullable Moment<S> next;
        private @Nullable Moment<S> previous;

        Moment(@Nullable Operation<S> operation, int number, boolean isCall) {
            this.operation = operation;
            this.number = number;
            this.isCall = isCall;
        }

        Operation<S> operation() {
            if (operation == null) {
                throw new IllegalStateException("the head of the list has no operation");
            }
            return operation;
        }

        int number() {
            return number;
        }

        boolean isCall() {
            return isCall;
        }

        @Nullable
        Moment<S> next() {
            return next;
        }

        private long time() {
            return isCall ? operation().called() : operation().answered();
        }

        private void takeOut() {
            if (previous != null) {
                previous.next = next;
            }
            if (next != null) {
                next.previous = previous;
            }
        }

        private void putBack() {
            if (previous != null) {
                previous.next = this;
            }
            if (next != null) {
                next.previous = this;
            }
        }
    }

    Moments(List<Operation<S>> operations) {
        List<Moment<S>> moments = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Moment<S> call = new Moment<>(operations.get(i), i, true);
            moments.add(call);
            if (operations.get(i).isAnswered()) {
                call.answer = new Moment<>(operations.get(i), i, false);
                moments.add(call.answer);
            }
        }
        moments.sort(Comparator.comparingLong(Moment::time));
        Moment<S> last = head;
        for (Moment<S> moment : moments) {
            last.next = moment;
            moment.previous = last;
            last = moment;
        }
    }

    @Nullable
    Moment<S> first() {
        return head.next;
    }

    void takeOut(Moment<S> call) {
        call.takeOut();
        if (call.answer != null) {
            call.answer.takeOut();
        }
    }

    void putBack(Moment<S> call) {
        if (call.answer != null) {
            call.answer.putBack();
        }
        call.putBack();
    }
}
