package io.partita.engine.cluster.messaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers each request with itself, but not before it is told to. */
final class Held implements MessageHandler {
    private final List<Runnable> answers = new ArrayList<>();
    private int handled;

    @Override
    public synchronized CompletionStage<byte[]> handle(byte[] request) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        answers.add(() -> answer.complete(request));
        handled++;
        return answer;
    }

    synchronized int handled() {
        return handled;
    }

    /** Answers everything that is held, in some order. */
    void release(Random random) {
        List<Runnable> all;
        synchronized (this) {
            all = new ArrayList<>(answers);
            answers.clear();
        }
        Collections.shuffle(all, random);
        all.forEach(Runnable::run);
    }
}
