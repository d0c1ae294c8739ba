package io.partita.engine.cluster.messaging;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A request of another process, from when it was taken until it is answered or refused, which happens once. */
final class IncomingRequest implements Runnable, BiConsumer<byte @Nullable [], @Nullable Throwable> {
    private final IncomingConnection connection;
    private final Reception reception;
    private final Frame request;
    private final long deadline;

    IncomingRequest(IncomingConnection connection, Reception reception, Frame request) {
        this.connection = connection;
        this.reception = reception;
        this.request = request;
        this.deadline = reception.nanoTime() + request.millis() * 1_000_000L;
    }

    int bytes() {
        return request.content().length;
    }

    /** Hands it to a thread of the executor. */
    void submit() {
        reception.counters().waiting.increment();
        try {
            reception.executor().execute(this);
        } catch (RejectedExecutionException full) {
            reception.counters().waiting.decrement();
            refuse("it has too much to do");
        }
    }

    @Override
    public void run() {
        MessageCounters counters = reception.counters();
        counters.waiting.decrement();
        if (reception.nanoTime() - deadline >= 0) {
            refuse("it had no time for the request until nobody waited for the answer any more");
            return;
        } else if (!connection.takesAnswers()) {
            refuse("answers from before have yet to be taken");
            return;
        }
        counters.underWay.increment();
        try {
            CompletionStage<?> unused =
                    reception.handler().handle(request.content()).whenComplete(this);
        } catch (RuntimeException | Error defect) {
            accept(null, defect);
        }
    }

    /** What the handler says in the end. */
    @Override
    public void accept(byte @Nullable [] answer, @Nullable Throwable failure) {
        reception.counters().underWay.decrement();
        if (answer == null) {
            reception.counters().unknown.increment();
            String reason = failure == null ? "there is no answer" : String.valueOf(failure.getMessage());
            connection.answer(this, Frame.of(FrameKind.FAILURE, request.number(), "it failed there: " + reason));
        } else if (answer.length > reception.options().limits().frameBytes()) {
            reception.counters().unknown.increment();
            String size = "the answer has " + answer.length + " bytes, which are too many to be sent";
            connection.answer(this, Frame.of(FrameKind.FAILURE, request.number(), size));
        } else {
            reception.counters().answers.increment();
            connection.answer(this, new Frame(FrameKind.ANSWER, request.number(), 0, answer));
        }
    }

    void refuse(String reason) {
        reception.counters().refusals.increment();
        connection.answer(this, Frame.of(FrameKind.REFUSAL, request.number(), reason));
    }
}
