package io.partita.engine.cluster.messaging;

import io.partita.engine.api.error.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/** A request of this process that has no answer yet. */
final class PendingRequest extends CompletableFuture<byte[]> {
    private final int bytes;
    private final long deadline;
    private final IntConsumer onEnd;
    private byte[] content;

    /**
     * @param deadline by the clock of the messenger
     * @param onEnd called once with the number of bytes, before the answer or failure is told
     */
    PendingRequest(byte[] content, long deadline, IntConsumer onEnd) {
        this.content = content;
        this.bytes = content.length;
        this.deadline = deadline;
        this.onEnd = onEnd;
    }

    long deadline() {
        return deadline;
    }

    /** As a frame, once. The bytes are not kept any longer than they are needed. */
    Frame frame(long number, long now) {
        long millis = (deadline - now + 999_999) / 1_000_000;
        Frame frame = new Frame(FrameKind.REQUEST, number, (int) Math.min(Integer.MAX_VALUE, millis), content);
        content = Frame.NOTHING;
        return frame;
    }

    void answer(byte[] answer) {
        onEnd.accept(bytes);
        complete(answer);
    }

    void fail(StoreException failure) {
        onEnd.accept(bytes);
        completeExceptionally(failure);
    }
}
