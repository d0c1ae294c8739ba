package io.partita.engine.cluster.messaging;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** What the connections of a listener have together. */
final class Reception {
    private final MessageHandler handler;
    private final Executor executor;
    private final MessagingOptions options;
    private final LongSupplier nanoTime;
    private final MessageCounters counters = new MessageCounters();
    private final ByteBudget budget;

    Reception(MessageHandler handler, Executor executor, MessagingOptions options, LongSupplier nanoTime) {
        this.handler = handler;
        this.executor = executor;
        this.options = options;
        this.nanoTime = nanoTime;
        this.budget = new ByteBudget(options.limits().bufferedBytes());
    }

    MessageHandler handler() {
        return handler;
    }

    Executor executor() {
        return executor;
    }

    MessagingOptions options() {
        return options;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    MessageCounters counters() {
        return counters;
    }

    ByteBudget budget() {
        return budget;
    }
}
