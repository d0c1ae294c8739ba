package io.partita.faults.network;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessageHandler;
import io.partita.engine.cluster.messaging.Messenger;
import io.partita.faults.schedule.Group;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Requests from one site to all: never delivered twice, and with the failures that a messenger promises. */
public final class SimulatedMessenger implements Messenger {
    /** After how long without a sign of life a process is taken for gone. */
    private static final Duration SILENCE = Duration.ofMillis(1_600);

    private final Network network;
    private final int site;
    private final List<@Nullable MessageHandler> handlers;

    /** @param handlers of the processes, by their sites; null where none runs */
    public SimulatedMessenger(Network network, int site, List<@Nullable MessageHandler> handlers) {
        this.network = network;
        this.site = site;
        this.handlers = handlers;
    }

    @Override
    public CompletableFuture<byte[]> send(Address to, byte[] request, Duration time) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        int target = Network.site(to);
        Scheduler scheduler = network.scheduler();
        Group receiver = network.process(target);
        MessageHandler handler = handlers.get(target);
        boolean unnoticed = scheduler.random().nextInt(3) == 0;
        if (receiver == null || handler == null || (!network.isConnected(site, target) && !unnoticed)) {
            fail(answer, network.delay(), ErrorCode.UNAVAILABLE, "There is no connection to " + to);
            return answer;
        }
        // There is a connection, whose end may not have been noticed.
        fail(answer, time, ErrorCode.UNKNOWN_OUTCOME, "There was no answer in time from " + to);
        scheduler.after(scheduler.about(SILENCE), "silence of " + to, () -> {
            if (receiver.isEnded() || !network.isConnected(site, target)) {
                fail(answer, Duration.ZERO, ErrorCode.UNKNOWN_OUTCOME, "There was no sign of life of " + to);
            }
        });
        long end = scheduler.nanoTime() + time.toNanos();
        network.send(site, target, "request", () -> {
            if (scheduler.nanoTime() < end) {
                scheduler.start(receiver, "request", () -> answer(handler.handle(request), target, answer));
            }
        });
        return answer;
    }

    private void answer(CompletionStage<byte[]> handled, int target, CompletableFuture<byte[]> answer) {
        CompletionStage<byte[]> unused = handled.whenComplete((bytes, failure) -> {
            if (failure == null) {
                network.send(target, site, "answer", () -> answer.complete(bytes));
            }
        });
    }

    private void fail(CompletableFuture<byte[]> answer, Duration after, ErrorCode code, String why) {
        network.scheduler().after(after, "failure of a request", () -> {
            if (!answer.isDone()) {
                answer.completeExceptionally(new StoreException(code, why));
            }
        });
    }
}
